const config = defineConfig({});
export default config;
