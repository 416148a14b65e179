<?php
/**
 * The settings: where the widget and the stories are, and which pages of other hosts may be framed.
 *
 * @package Article_Infographic
 */

namespace Article_Infographic;

defined( 'ABSPATH' ) || exit;

add_action( 'admin_menu', __NAMESPACE__ . '\add_page' );
add_action( 'admin_init', __NAMESPACE__ . '\register' );
add_action( 'admin_post_' . REFRESH, __NAMESPACE__ . '\refresh_now' );

/**
 * The folder below which files are read from the disk: the uploads, as an address and as a path.
 *
 * @return array{url: string, path: string} Both end with a slash.
 */
function uploads() {
	$folder = wp_get_upload_dir();
	return array(
		'url'  => trailingslashit( $folder['baseurl'] ),
		'path' => trailingslashit( $folder['basedir'] ),
	);
}

/**
 * The settings.
 *
 * @return array{widget: string, stories: string, hosts: string[]} Addresses of folders, each with a slash at its end.
 */
function settings() {
	$uploads  = uploads();
	$defaults = array(
		'widget'  => $uploads['url'] . 'infographic/article-infographic/0.1.0/',
		'stories' => $uploads['url'] . 'infographic/stories/',
		'hosts'   => array(),
	);
	return array_merge( $defaults, array_filter( (array) get_option( OPTION, array() ) ) );
}

/**
 * An address of a folder as it is kept: http or https, without query or fragment, with a slash at its end.
 *
 * @param mixed $value What the administrator wrote.
 * @return string Empty if it is no such address.
 */
function folder_address( $value ) {
	$url = trim( is_string( $value ) ? $value : '' );
	// Before `esc_url_raw`, which makes an address of any words: "no address" becomes http://no%20address.
	if ( ! preg_match( '#^https?://[^\s/?\#]+(/[^\s?\#]*)?$#iD', $url ) || ! wp_parse_url( $url, PHP_URL_HOST ) ) {
		return '';
	}
	return trailingslashit( esc_url_raw( $url, array( 'http', 'https' ) ) );
}

/**
 * The settings as they are kept. A value that is no address is the default again.
 *
 * @param mixed $values What the form sent.
 * @return array
 */
function sanitize( $values ) {
	$values = (array) $values;
	$hosts  = isset( $values['hosts'] ) ? $values['hosts'] : '';
	$hosts  = is_array( $hosts ) ? $hosts : explode( "\n", $hosts );
	return array(
		'widget'  => folder_address( isset( $values['widget'] ) ? $values['widget'] : '' ),
		'stories' => folder_address( isset( $values['stories'] ) ? $values['stories'] : '' ),
		'hosts'   => array_values( array_filter( array_map( __NAMESPACE__ . '\folder_address', $hosts ) ) ),
	);
}

/** Registers the option and its form. */
function register() {
	register_setting( OPTION, OPTION, array( 'sanitize_callback' => __NAMESPACE__ . '\sanitize' ) );
	add_settings_section( 'files', '', '__return_empty_string', OPTION );
	$fields = array(
		'widget'  => __( 'Folder of the widget', 'article-infographic' ),
		'stories' => __( 'Folder of the stories', 'article-infographic' ),
		'hosts'   => __( 'Pages to embed', 'article-infographic' ),
	);
	foreach ( $fields as $name => $label ) {
		add_settings_field(
			$name,
			$label,
			__NAMESPACE__ . '\print_field',
			OPTION,
			'files',
			array(
				'name'      => $name,
				'label_for' => OPTION . '-' . $name,
			)
		);
	}
}

/**
 * Prints a field with its explanation.
 *
 * @param array{name: string, label_for: string} $field The field.
 */
function print_field( $field ) {
	$value = settings()[ $field['name'] ];
	$help  = array(
		'widget'  => __( 'What “infographic bundle” wrote: the address of the folder of a version.', 'article-infographic' ),
		'stories' => __( 'The address of the folder that has, for each story, a folder that “infographic render” wrote.', 'article-infographic' ),
		'hosts'   => __( 'Addresses of folders, one a line. The address of a graphic’s page below them, alone on a line of a post, becomes a frame.', 'article-infographic' ),
	);
	$name  = OPTION . '[' . $field['name'] . ']';
	if ( is_array( $value ) ) {
		printf(
			'<textarea class="large-text" rows="3" id="%s" name="%s">%s</textarea>',
			esc_attr( $field['label_for'] ),
			esc_attr( $name ),
			esc_textarea( implode( "\n", $value ) )
		);
	} else {
		printf(
			'<input class="large-text" type="url" id="%s" name="%s" value="%s">',
			esc_attr( $field['label_for'] ),
			esc_attr( $name ),
			esc_attr( $value )
		);
	}
	printf( '<p class="description">%s</p>', esc_html( $help[ $field['name'] ] ) );
}

/** Adds the page to the menu "Settings". */
function add_page() {
	$title = __( 'Infographics', 'article-infographic' );
	add_options_page( $title, $title, 'manage_options', OPTION, __NAMESPACE__ . '\print_page' );
}

/** Prints the page of the settings. */
function print_page() {
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
	$widget = widget_files();
	if ( is_wp_error( $widget ) ) {
		echo '<div class="notice notice-error"><p>' . esc_html( $widget->get_error_message() ) . '</p></div>';
	}
	echo '<form method="post" action="options.php">';
	settings_fields( OPTION );
	do_settings_sections( OPTION );
	submit_button();
	echo '</form><form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '">';
	echo '<input type="hidden" name="action" value="' . esc_attr( REFRESH ) . '">';
	wp_nonce_field( REFRESH );
	echo '<p>' . esc_html__( 'The figures in posts are read again every hour. After a correction, read them at once:', 'article-infographic' ) . '</p>';
	submit_button( __( 'Read all stories again', 'article-infographic' ), 'secondary' );
	echo '</form></div>';
}

/** Reads all stories again, for the button of the page. */
function refresh_now() {
	check_admin_referer( REFRESH );
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'You may not do this.', 'article-infographic' ), '', array( 'response' => 403 ) );
	}
	refresh_all();
	wp_safe_redirect( admin_url( 'options-general.php?page=' . OPTION ) );
	exit;
}
