app.get('/', function index(request, response) {
  response.send();
});
const server = http.createServer({ open() {}, close: function () {} });
emitter.on('x', () => {
  const local = () => {};
});
const lookup = { one: () => 1, 'two': 2, three: { deep: 1, run() {} } };
[1].map((n) => n);
