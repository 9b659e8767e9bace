package fr.teleguichet.fleet.browser;

import com.microsoft.playwright.Page;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import fr.teleguichet.hardware.text.CodedEnum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words for wires, addresses and databases, which no page may show to people. Only those with a
 * hyphen: one such as “other” or “service” may be a word of people as well.
 */
final class CodeWords {

  private static final Pattern HYPHENATED = Pattern.compile("(?<![\\w:/.-])[a-z]+(?:-[a-z]+)+");

  /** Territories of the kiosks that tests show. */
  private static final List<String> TERRITORIES =
      List.of("vallee-du-lot", "grand-figeac", "quercy-blanc", "grand-cahors");

  /** A hint beside a field says what is to be typed into it, letter by letter. */
  private static final String HINTS = "[id$='-hint']";

  /** As the file of every enum names what it extends. */
  private static final String ENUM = "java/lang/Enum";

  private static final Set<String> CODES = codes();

  private CodeWords() {}

  private static Set<String> codes() {
    return Stream.concat(
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(CodeWords::namesEnum)
                    .importPackages("fr.teleguichet")
                    .stream()
                    .filter(type -> type.isEnum() && type.isAssignableTo(CodedEnum.class))
                    .map(JavaClass::reflect)
                    .flatMap(type -> Stream.of(type.getEnumConstants()))
                    .map(constant -> ((CodedEnum) constant).code()),
            TERRITORIES.stream())
        .filter(code -> code.contains("-"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** To import every class of the house with all that it calls takes longer than many pages. */
  private static boolean namesEnum(Location file) {
    try (InputStream bytes = file.asURI().toURL().openStream()) {
      return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1).contains(ENUM);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The code words that people read on the page. */
  static Set<String> on(Page page) {
    String shown = page.innerText("body");
    for (String hint : page.locator(HINTS).allInnerTexts()) {
      shown = shown.replace(hint, "");
    }
    return HYPHENATED
        .matcher(shown)
        .results()
        .map(MatchResult::group)
        .filter(CODES::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
