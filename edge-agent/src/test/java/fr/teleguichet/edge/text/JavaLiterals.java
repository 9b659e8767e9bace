package fr.teleguichet.edge.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Strings in Java code, without those in comments. */
final class JavaLiterals {

  private static final Path SOURCES = Path.of("src/main/java");

  private static final Pattern TOKEN =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\n]*|\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\""
              + "|'(?:\\\\.|[^'\\\\\n])+'",
          Pattern.DOTALL);

  private JavaLiterals() {}

  static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(it -> it.toString().endsWith(".java")).toList();
    }
  }

  static Stream<String> of(String code) {
    return TOKEN
        .matcher(code)
        .results()
        .flatMap(it -> Stream.ofNullable(it.group(1) == null ? it.group(2) : it.group(1)));
  }
}
