package fr.teleguichet.fleet.pki.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The keys of an authority, made once for all servers of a run; each server has a copy. */
public final class CommonAuthorityKeys {
  private static final Path MADE = make();

  private CommonAuthorityKeys() {}

  private static Path make() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "it"));
      Path folder = Files.createTempDirectory(parent, "authority-");
      new AuthoritySetup(new AuthorityFiles(folder), new SecureRandom(), Clock.systemUTC())
          .complete();
      return folder;
    } catch (IOException e) {
      throw new IllegalStateException("there is no room for the authority of tests", e);
    }
  }

  /** Puts root and issuing key where a server looks for those of its authority. */
  public static void copyInto(Path authority) throws IOException {
    new AuthorityFiles(authority);
    for (String folder : List.of("root", "issuing")) {
      try (Stream<Path> files = Files.list(MADE.resolve(folder))) {
        for (Path file : files.toList()) {
          Path _ = Files.copy(file, authority.resolve(folder).resolve(file.getFileName()));
        }
      }
    }
  }
}
