package fr.teleguichet.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks into every file below some folders, whatever it is of, and says which hold what. */
final class DiskSearch {

  private static final int PIECE = 1 << 20;

  private final Map<String, byte[]> wanted = new TreeMap<>();

  /** Looks for a word in the two encodings in which programs here keep text. */
  DiskSearch word(String word) {
    wanted.put(word, word.getBytes(StandardCharsets.UTF_8));
    wanted.put(word + " in UTF-16", word.getBytes(StandardCharsets.UTF_16LE));
    return this;
  }

  /** Looks for these bytes under this name. */
  DiskSearch bytes(String name, byte[] bytes) {
    wanted.put(name, bytes.clone());
    return this;
  }

  /** What was found below the folder, and in which files. */
  Map<String, Set<Path>> in(Path folder) throws IOException {
    Map<String, Set<Path>> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                for (String name : names(file)) {
                  found.computeIfAbsent(name, _ -> new TreeSet<>()).add(folder.relativize(file));
                }
              });
    }
    return found;
  }

  private Set<String> names(Path file) {
    Set<String> names = new TreeSet<>();
    int overlap = wanted.values().stream().mapToInt(it -> it.length).max().orElse(1) - 1;
    byte[] piece = new byte[overlap + PIECE];
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.readNBytes(piece, kept, PIECE);
      while (read > 0) {
        int end = kept + read;
        String text = new String(piece, 0, end, StandardCharsets.ISO_8859_1);
        wanted.forEach(
            (name, bytes) -> {
              if (text.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
                names.add(name);
              }
            });
        kept = Math.min(overlap, end);
        System.arraycopy(Arrays.copyOfRange(piece, end - kept, end), 0, piece, 0, kept);
        read = in.readNBytes(piece, kept, PIECE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
    return names;
  }
}
