package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.board.BoardParseResult;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.text.KnownWordSuggester;
import fr.teleguichet.hardware.text.TextQuoter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads which board the kiosk has: one that the program carries with it, or a file of its own. */
final class BoardReader {

  private final List<ConfigurationProblem> problems;

  BoardReader(List<ConfigurationProblem> problems) {
    this.problems = problems;
  }

  /** The board; nothing when none is named or something has to be mended. */
  Optional<BoardProfile> read(GivenSetting given) {
    Optional<String> text = given.text();
    if (text.isEmpty()) {
      return refuse(given.place(), "must be one name or path, not a list or a group of settings");
    }
    String board = text.get();
    if (board.isEmpty()) {
      return Optional.empty();
    }
    if (BoardProfiles.BUILT_IN.contains(board)) {
      return Optional.of(BoardProfiles.builtIn(board));
    }
    // A path from somewhere would be another file when the agent is started from elsewhere.
    return board.startsWith("/") ? file(given, board) : unknown(given, board);
  }

  private Optional<BoardProfile> unknown(GivenSetting given, String board) {
    String sentence =
        "%s is no board that the program carries; %s, or give the whole path of a board file of your own, beginning with /"
            .formatted(
                TextQuoter.of(board), KnownWordSuggester.advice(board, BoardProfiles.BUILT_IN));
    return refuse(given.place(), sentence);
  }

  private Optional<BoardProfile> file(GivenSetting given, String board) {
    try {
      return parse(board, content(Path.of(board)));
    } catch (NoSuchFileException _) {
      return refuse(
          given.place(), "there is no file %s; put it there".formatted(TextQuoter.of(board)));
    } catch (IOException | InvalidPathException e) {
      return refuse(
          given.place(),
          "the file %s can't be read (%s); the agent's user must be able to"
              .formatted(TextQuoter.of(board), e.getMessage()));
    }
  }

  private Optional<BoardProfile> parse(String board, byte[] content) {
    return switch (BoardProfiles.read(content)) {
      case BoardParseResult.Accepted(BoardProfile profile) -> Optional.of(profile);
      case BoardParseResult.Refused(var found) -> {
        for (var problem : found) {
          String about = problem.path().isEmpty() ? "" : problem.path() + ": ";
          var _ = refuse(board + ":" + problem.line(), about + problem.sentence());
        }
        yield Optional.empty();
      }
    };
  }

  /** One byte more than is allowed is enough for the reader to refuse it. */
  private static byte[] content(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("it is no plain file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(BoardProfiles.MAX_SIZE + 1);
    }
  }

  private Optional<BoardProfile> refuse(String place, String sentence) {
    problems.add(new ConfigurationProblem(place, Setting.BOARD.path(), sentence));
    return Optional.empty();
  }
}
