package fr.teleguichet.hardware.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the documents of every built-in board into the folder given as the only argument. */
public final class BoardDocsMain {

  private BoardDocsMain() {}

  /** Run by {@link BoardDocumentGenerator#COMMAND}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: BoardDocsMain FOLDER");
      System.exit(2);
    }
    write(Path.of(arguments[0]));
  }

  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String id : BoardProfiles.BUILT_IN) {
      for (Map.Entry<String, String> file :
          new BoardDocumentGenerator(BoardProfiles.builtIn(id)).files().entrySet()) {
        Path target = folder.resolve(file.getKey());
        Files.writeString(target, file.getValue());
        System.out.println("wrote " + target);
      }
    }
  }
}
