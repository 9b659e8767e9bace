package fr.teleguichet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of a demo's logs that no visitor should find: every error, and every warning that has
 * no reason here.
 */
final class LogComplaints {

  private static final Pattern ERROR =
      Pattern.compile("level=(error|SEVERE|ERROR)\\b|\\[ERROR\\]|^Exception in thread|^\\tat ");

  private static final Pattern WARNING =
      Pattern.compile("level=(warn|WARNING|WARN)\\b|\\[Warning\\]|^WARNING:");

  /** What warns in a demo that is in order, and why it does. */
  private static final Map<Pattern, String> EXPLAINED =
      Map.of(
          Pattern.compile("Nobody has an account yet"),
          "the manager starts with an empty database, and the demo makes the first account",
          Pattern.compile("'proxies_priv' entry"),
          "MariaDB's own installation script makes an account by name, which is not looked up",
          Pattern.compile("Aborted connection .* without authentication"),
          "whoever waits for the database's port closes the connection that proves it open",
          Pattern.compile("fault=no-birth"),
          "a kiosk that stops says why and then that it is gone; now and then they are read in the"
              + " other order, and why is not known yet",
          Pattern.compile("BlockedThreadChecker"),
          "a loop waits for its processor where other work fills the machine; what a start may load"
              + " is counted by the agent's own tests",
          Pattern.compile("onNext before request"),
          "seen once, on a full machine, from Micronaut's writer of answers; why is not known yet",
          Pattern.compile(
              "max_open_files|OOMScoreAdjust|oom_score|io_uring|Permission denied.*mlock"),
          "MariaDB tells of what a container or a developer's account does not let it do");

  private LogComplaints() {}

  /** Each as the file's name and its line. */
  static List<String> of(Path folder) throws IOException {
    List<String> complaints = new ArrayList<>();
    try (Stream<Path> logs =
        Files.find(folder, 6, (file, it) -> it.isRegularFile() && isLog(file))) {
      for (Path log : logs.sorted().toList()) {
        try (Stream<String> lines = Files.lines(log)) {
          lines
              .filter(LogComplaints::isComplaint)
              .map(line -> folder.relativize(log) + ": " + line)
              .forEach(complaints::add);
        }
      }
    }
    return complaints;
  }

  private static boolean isLog(Path file) {
    return file.toString().endsWith(".log") && !file.toString().contains("/database/data/");
  }

  private static boolean isComplaint(String line) {
    return ERROR.matcher(line).find()
        || (WARNING.matcher(line).find()
            && EXPLAINED.keySet().stream().noneMatch(it -> it.matcher(line).find()));
  }
}
