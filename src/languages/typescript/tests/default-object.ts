export default defineComponent({
  name: 'thing',
  setup() {},
  methods: { go() {} },
});
