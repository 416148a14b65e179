<?php
/**
 * Removes what the plugin has stored. The pictures stay in the media library, because posts may use them.
 *
 * @package Article_Infographic
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

global $wpdb;

wp_clear_scheduled_hook( 'article_infographic_refresh' );
delete_option( 'article_infographic' );
delete_option( 'article_infographic_hashes' );
// The reasons why stories could not be read are transients, which WordPress keeps in options if there is no object cache.
foreach ( array( '_transient_article_infographic_', '_transient_timeout_article_infographic_' ) as $prefix ) {
	// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WordPress has no function for options that begin with a text.
	$wpdb->query( $wpdb->prepare( "DELETE FROM $wpdb->options WHERE option_name LIKE %s", $wpdb->esc_like( $prefix ) . '%' ) );
}
delete_post_meta_by_key( '_article_infographic' );
delete_post_meta_by_key( '_article_infographic_picture' );
