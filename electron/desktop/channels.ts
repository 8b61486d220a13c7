/** The only two channels between the page and the main process. They do not grow with features. */
export const rpcChannel = 'lanyard:rpc';
export const eventChannel = 'lanyard:event';
