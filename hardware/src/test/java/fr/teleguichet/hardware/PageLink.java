package fr.teleguichet.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A link to something of this repository, as a page has it; places of the web are none. */
record PageLink(String text, Path target) {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]*)]\\(([^()#\\s]+)(?:#[^()\\s]*)?\\)");

  /** A page's text; pages are named from the top of the repository. */
  static String read(String page) throws IOException {
    return Files.readString(ROOT.resolve(page));
  }

  static List<PageLink> in(String page, String text) {
    Path folder = ROOT.resolve(page).resolveSibling(".");
    return LINK.matcher(text)
        .results()
        .filter(it -> !it.group(2).contains("://"))
        .map(it -> new PageLink(it.group(1), folder.resolve(it.group(2)).normalize()))
        .toList();
  }

  boolean isClass() {
    return target.toString().endsWith(".java");
  }

  boolean isTest() {
    return target.toString().matches(".*/src/test/java/.*(?:Test|IT)\\.java");
  }

  String className() {
    return target.getFileName().toString().replaceFirst("\\.java$", "");
  }
}
