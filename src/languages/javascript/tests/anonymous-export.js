/** The only thing. */
module.exports = async (request) => {
  return request;
};
