export default {
  name: 'panel',
  data() {
    return { open: false };
  },
  methods: {
    toggle() {},
    close: () => {},
    label: 'no function',
  },
};
