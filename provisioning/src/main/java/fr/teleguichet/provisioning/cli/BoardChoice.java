package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.board.BoardReading;
import fr.teleguichet.hardware.text.NearestWord;
import fr.teleguichet.hardware.yaml.Problem;
import fr.teleguichet.provisioning.trouble.Kind;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which board a person means: the name of one that the program brings, or a file. */
final class BoardChoice {

  static final String DEFAULT = "teleguichet-v1";

  private BoardChoice() {}

  /** The profile of this board. */
  static BoardProfile profile(String board) throws Trouble {
    return switch (reading(board)) {
      case BoardReading.Accepted(BoardProfile profile) -> profile;
      case BoardReading.Refused(List<Problem> problems) ->
          throw new Trouble(Kind.USAGE, "board.wrong", board, problems.size(), board);
    };
  }

  /** What became of the reading of this board's file. */
  static BoardReading reading(String board) throws Trouble {
    if (BoardProfiles.BUILT_IN.contains(board)) {
      return new BoardReading.Accepted(BoardProfiles.builtIn(board));
    }
    Path file = Path.of(board);
    if (!Files.exists(file)) {
      throw new Trouble(
          Kind.USAGE, "board.unknown", board, NearestWord.advice(board, BoardProfiles.BUILT_IN));
    }
    return BoardProfiles.read(InputFile.read(file, 256 * 1024));
  }
}
