/*!40101 SET NAMES utf8 */;
DROP TABLE IF EXISTS `film_actor`;
# One row for each role.
CREATE TABLE `film_actor` (
  `actor_id` smallint unsigned NOT NULL AUTO_INCREMENT COMMENT 'Who plays',
  `kind` enum('lead','extra') CHARACTER SET latin1 DEFAULT 'lead',
  key_name varchar(10) DEFAULT "a\"b",
  `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (`actor_id`),
  UNIQUE KEY `uq_kind` (`kind`, key_name(5)),
  KEY `idx_last` (`last_update`),
  CONSTRAINT `fk_actor` FOREIGN KEY (`actor_id`) REFERENCES `sakila`.`actor` (`id`) ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8 COMMENT='Roles it''s about';
INSERT INTO `film_actor` VALUES (1,'it\'s',"x;y"),(2,'--',NULL);
/*!50001 CREATE VIEW `v` AS select `actor_id` AS `a` from `film_actor` */;
