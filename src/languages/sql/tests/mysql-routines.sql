SOURCE base.sql
DELIMITER //
CREATE DEFINER=`root`@`localhost` PROCEDURE pay(IN who INT, OUT total DECIMAL(10,2))
    READS SQL DATA
    COMMENT 'Pays someone.'
BEGIN
  DECLARE done, n INT DEFAULT FALSE;
  DECLARE cur CURSOR FOR SELECT amount FROM payment WHERE id = who;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
  read_loop: LOOP
    FETCH cur INTO total;
    IF done THEN LEAVE read_loop; END IF;
    SET n = n + 1, @seen := n;
  END LOOP;
  CALL store.log_it(total);
END //
CREATE FUNCTION twice(x INT) RETURNS INT DETERMINISTIC
RETURN x * 2 //
CREATE TRIGGER ins_film AFTER INSERT ON film FOR EACH ROW BEGIN
  INSERT INTO film_text (film_id) VALUES (NEW.film_id);
END //
DELIMITER ;
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO CALL clean();
SELECT twice(2);
