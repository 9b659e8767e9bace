package fr.teleguichet.fleet.platform.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dump may have in it; that real ones pass is tested where real ones are read. */
final class DumpStatementValidatorTest {
  private static void accept(String line) {
    assertThatCode(() -> DumpStatementValidator.refuseOther(line)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO';",
        "INSERT INTO `a` (`b`, `c`) VALUES (1,NULL),(-2.5,X'00FF'),(1.5E-7,'l\\'école; -- `x`');",
        "INSERT INTO `a` (`b`) VALUES ('\\\\'),('\\n\\r\\0\\Z'),('');",
        "CREATE TABLE `a` (   `b` varchar(9) COMMENT 'a week''s; -- /* select`',"
            + " `c` int GENERATED ALWAYS AS (`b` + 1) STORED ) ENGINE=InnoDB DEFAULT"
            + " CHARSET=utf8mb4  PARTITION BY RANGE (`b`) (PARTITION `p` VALUES LESS THAN"
            + " MAXVALUE ENGINE = InnoDB);",
        "CREATE OR REPLACE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `v` AS select `t`.`b` AS"
            + " `b`,sum(`t`.`c` = 'into') / nullif(count(0),0.5) AS `n` from (`a` `t` join `d`"
            + " on(`t`.`b` <> `d`.`b`)) group by `t`.`b`;",
      })
  void whatADumpHasIsLetThrough(String line) {
    accept(line);
  }

  @Test
  void aLineOfAMillionCharactersIsLetThrough() {
    accept(
        "INSERT INTO `a` (`b`) VALUES ('"
            + "é\\n".repeat(500_000)
            + "')"
            + ",(1)".repeat(500_000)
            + ";");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "DROP DATABASE other;",
        "GRANT ALL ON *.* TO 'x'@'%';",
        "CREATE USER 'x'@'%';",
        "SET GLOBAL general_log = 1;",
        "SET sql_mode = 'NO_BACKSLASH_ESCAPES';",
        "CREATE TRIGGER `t` AFTER INSERT ON `account` FOR EACH ROW DELETE FROM audit;",
        "CREATE DEFINER=`root`@`localhost` PROCEDURE `p`() DELETE FROM `audit`;",
        "CREATE FUNCTION f() RETURNS INT RETURN 1;",
        "CREATE EVENT `e` ON SCHEDULE EVERY 1 DAY DO DELETE FROM `audit`;",
        "LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE `setting`;",
        "SELECT 1 INTO OUTFILE '/tmp/x';",
        "/*!50003 CREATE TRIGGER `t` AFTER INSERT ON `a` FOR EACH ROW SET @x = 1 */;",
        "INSERT INTO `a` (`b`) VALUES (LOAD_FILE('/etc/passwd'));",
        "INSERT INTO `a` (`b`) VALUES ((SELECT 1));",
        "INSERT INTO `a` (`b`) SELECT `c` FROM `d`;",
        "INSERT INTO `mysql`.`user` (`b`) VALUES (1);",
        "INSERT INTO `a` (`b`) VALUES (1); DROP TABLE `a`;",
        "INSERT INTO `a` (`b`) VALUES ('\\\\'),(sleep(9)),('\\\\');",
        "INSERT INTO `a` (`b`) VALUES (1) ON DUPLICATE KEY UPDATE `b` = 2;",
        "CREATE TABLE `other`.`a` (   `b` int ) ENGINE=InnoDB;",
        "CREATE TABLE `a` (   `b` int ) ENGINE=CONNECT;",
        "CREATE TABLE `a` (   `b` int ) ENGINE=InnoDB DATA DIRECTORY='/srv';",
        "CREATE TABLE `a` (   `b` int ) ENGINE=InnoDB AS select `c` from `d`;",
        "CREATE TABLE `a` (   `b` int ) ENGINE=InnoDB; DROP TABLE `d`;",
        "CREATE TABLE `a` (   `b` int /* ' */ ) ENGINE=InnoDB select 1 /* ' */;",
        "CREATE TABLE `a` (   `b` int REFERENCES `other`.`t` (`id`) ) ENGINE=InnoDB;",
        "CREATE OR REPLACE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW"
            + " `v` AS select 1 AS `b`;",
        "CREATE OR REPLACE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `v` AS select"
            + " load_file('/etc/passwd') AS `b`;",
        "CREATE OR REPLACE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `v` AS select"
            + " `mysql`.`user`.`password` AS `b` from `mysql`.`user`;",
        "CREATE OR REPLACE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `v` AS select"
            + " `other`.`f`(`t`.`b`) AS `b` from `t`;",
        "CREATE OR REPLACE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `v` AS select"
            + " other . f (1) AS `b`;",
        "CREATE TABLE `a` (   `b` int DEFAULT (`other`.`f`(1)) ) ENGINE=InnoDB;",
      })
  void anythingElseIsRefused(String line) {
    assertThatIOException()
        .isThrownBy(() -> DumpStatementValidator.refuseOther(line))
        .withMessageContaining("no backup of this program has");
  }
}
