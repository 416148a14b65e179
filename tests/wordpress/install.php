<?php
// Installs WordPress in the current folder with an author and the plugin. Prints the accounts' passwords for programs as JSON.
define( 'WP_INSTALLING', true );
require getcwd() . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'A newspaper', 'chief', 'chief@example.org', true, '', 'chief' );
switch_theme( 'plain' );
update_option( 'permalink_structure', '' );
$author   = wp_insert_user(
	array(
		'user_login' => 'author',
		'user_pass'  => 'author',
		'user_email' => 'author@example.org',
		'role'       => 'author',
	)
);
$accounts = array();
foreach ( array( 'chief' => 1, 'author' => $author ) as $name => $id ) {
	$created           = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'test' ) );
	$accounts[ $name ] = base64_encode( $name . ':' . $created[0] );
}
$error = activate_plugin( 'article-infographic/article-infographic.php' );
if ( is_wp_error( $error ) ) {
	fwrite( STDERR, $error->get_error_message() . "\n" );
	exit( 1 );
}
echo wp_json_encode( $accounts );
