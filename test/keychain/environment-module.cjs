// Stands in for keytar and answers with the names of its environment.
module.exports = {
  getPassword: () => Promise.resolve(Object.keys(process.env).join(' ')),
  setPassword: () => Promise.resolve(),
  deletePassword: () => Promise.resolve(true),
};
