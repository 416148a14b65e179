<?php
// For PHP's own server: files as they are, everything else to WordPress. The files of graphics may be used by frames without an
// origin, as docs/deployment.md says.
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
$file = $_SERVER['DOCUMENT_ROOT'] . $path;
if ( 0 === strpos( $path, '/wp-content/uploads/infographic/' ) && is_file( $file ) ) {
	$types = array(
		'js'   => 'text/javascript',
		'css'  => 'text/css',
		'html' => 'text/html; charset=utf-8',
		'json' => 'application/json',
		'wasm' => 'application/wasm',
		'png'  => 'image/png',
	);
	$type  = pathinfo( $path, PATHINFO_EXTENSION );
	header( 'Content-Type: ' . ( isset( $types[ $type ] ) ? $types[ $type ] : 'application/octet-stream' ) );
	header( 'Access-Control-Allow-Origin: *' );
	readfile( $file );
	return;
}
if ( '/' !== $path && is_file( $file ) ) {
	return false;
}
if ( is_file( $file . 'index.php' ) ) {
	$_SERVER['SCRIPT_NAME'] = $path . 'index.php';
	$_SERVER['PHP_SELF']    = $path . 'index.php';
	chdir( $file );
	require $file . 'index.php';
	return;
}
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
