<?php
/**
 * Removes what the plugin has stored. The pictures stay in the media library, because posts may use them.
 *
 * @package Article_Infographic
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

wp_clear_scheduled_hook( 'article_infographic_refresh' );
delete_option( 'article_infographic' );
delete_option( 'article_infographic_hashes' );
delete_post_meta_by_key( '_article_infographic' );
delete_post_meta_by_key( '_article_infographic_picture' );
