<?php
require __DIR__ . '/a.php';
require_once(dirname(__FILE__) . "/b/c.php");
include 'plain.php';
include_once dirname(__DIR__) . '/up.php';
require dirname(__DIR__, 2) . '/twice.php';
require dirname(dirname(__FILE__)) . '/over.php';
require __DIR__ . '/../beside/' . 'd.php';
require $root . '/dynamic.php';
require ABSPATH . WPINC . '/load.php';
$config = require __DIR__ . '/config.php';
return include('last.php');
