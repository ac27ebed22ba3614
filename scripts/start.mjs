/** `npm start`: on a fresh clone it installs, builds and runs the product with the demo host; later it only runs it. */
import './setup/check-node.mjs';

// Loaded after the check, so an old Node says what is wrong instead of where it cannot parse.
import('./setup/run-product.mjs')
  .then(({ runProduct }) => runProduct())
  .catch((error) => {
    if (error.output) console.error(error.output.trim());
    console.error(`tenant-chat: ${error.message}`);
    process.exit(1);
  });
