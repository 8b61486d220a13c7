/**
 * Tables and columns of the public replicas that starters may name, from the documentation of the database layout
 * (https://www.mediawiki.org/wiki/Manual:Database_layout) and of the replicas' views (https://wikitech.wikimedia.org/wiki/Help:Wiki_Replicas).
 */
export const replicaTables: Readonly<Record<string, readonly string[]>> = {
  page: [
    ...['page_id', 'page_namespace', 'page_title', 'page_is_redirect', 'page_is_new'],
    ...['page_random', 'page_touched', 'page_latest', 'page_len', 'page_content_model'],
  ],
  recentchanges: [
    ...['rc_id', 'rc_timestamp', 'rc_actor', 'rc_namespace', 'rc_title', 'rc_comment_id'],
    ...['rc_minor', 'rc_bot', 'rc_new', 'rc_cur_id', 'rc_this_oldid', 'rc_last_oldid'],
  ],
  actor: ['actor_id', 'actor_user', 'actor_name'],
  actor_recentchanges: ['actor_id', 'actor_user', 'actor_name'],
  revision: ['rev_id', 'rev_page', 'rev_comment_id', 'rev_actor', 'rev_timestamp', 'rev_len'],
  user: ['user_id', 'user_name', 'user_registration', 'user_editcount'],
};
