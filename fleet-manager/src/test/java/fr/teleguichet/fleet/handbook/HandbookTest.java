package fr.teleguichet.fleet.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.web.page.HandbookLinkResolver;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.NavigationSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HandbookTest {

  private static final Path FILES = Path.of("src/main/resources/handbook");
  private static final Pattern CODE = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\((/[^)]*)\\)");

  private final Handbook handbook = new Handbook();

  private static String file(HandbookPart part, Language language) throws IOException {
    return Files.readString(FILES.resolve(part.code() + "-" + language.tag() + ".md"));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1)).toList();
  }

  private List<String> ids(HandbookPart part, Language language) {
    return handbook.part(part.code(), language).orElseThrow().sections().stream()
        .map(HandbookPage.Section::id)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void bothLanguagesHaveTheSameSectionsCommandsAndLinks(HandbookPart part) throws IOException {
    String french = file(part, Language.FRENCH);
    String english = file(part, Language.ENGLISH);

    assertThat(ids(part, Language.FRENCH))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .isEqualTo(ids(part, Language.ENGLISH));
    assertThat(found(CODE, french)).isEqualTo(found(CODE, english));
    assertThat(found(LINK, french)).isEqualTo(found(LINK, english));
  }

  private Set<String> there() {
    Set<String> there = new HashSet<>(Set.of("/help"));
    for (HandbookPage page : handbook.parts(Language.FRENCH)) {
      page.sections().forEach(section -> there.add(page.address() + "#" + section.id()));
    }
    return there;
  }

  @Test
  void everyPageOfTheSiteLeadsToASectionThatIsThere() {
    for (NavigationSection section : NavigationSection.values()) {
      assertThat(there()).as(section.name()).contains(HandbookLinkResolver.of(section));
    }
    assertThat(HandbookLinkResolver.of(NavigationSection.SITES, "/sites/gramat?lang=fr"))
        .isEqualTo("/help/coordinator#sites");
    assertThat(HandbookLinkResolver.of(NavigationSection.SITES, "/sites/gramat/visit?lang=fr"))
        .isEqualTo("/help/technician#parts")
        .isIn(there());
  }

  @Test
  void everyPageThatNamesASectionItselfNamesOneThatIsThere() throws IOException {
    Pattern link = Pattern.compile("href=\"(/help/[a-z]+#[a-z-]+)\"");
    List<String> links = new ArrayList<>();
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
      for (Path template : templates.filter(Files::isRegularFile).toList()) {
        links.addAll(found(link, Files.readString(template)));
      }
    }
    assertThat(links).contains("/help/evaluation#compare").allMatch(there()::contains);
  }

  @Test
  void everyPictureIsThereInEveryLanguageAndIsShown() throws IOException {
    for (Language language : Language.values()) {
      String all = "";
      for (HandbookPart part : HandbookPart.values()) {
        all += handbook.part(part.code(), language).orElseThrow().html(_ -> true);
      }
      for (String name : Handbook.PICTURES) {
        String picture = name + "-" + language.tag() + ".jpg";
        assertThat(all).contains("src=\"/help/pictures/" + picture + "\"");
        assertThat(handbook.picture(picture)).hasValueSatisfying(it -> assertThat(it).isNotEmpty());
      }
    }
  }

  @Test
  void nothingButItsPicturesIsHandedOut() {
    for (String name : List.of("status", "../operator-fr.md", "other-fr.jpg", "status-de.jpg")) {
      assertThat(handbook.picture(name)).as(name).isEmpty();
    }
  }

  @Test
  void whatIsHtmlInAFileIsShownAndNotDone() {
    HandbookPage page =
        HandbookMarkdownParser.read(
            HandbookPart.OPERATOR, "# T\n\n<script>x</script>\n\n[a](javascript:x)", Map.of());
    assertThat(page.html(_ -> true)).doesNotContain("<script", "javascript:");
  }

  @Test
  void aPageThatDoesNotLetTheReaderInIsNamedAndLeadsNowhere() {
    HandbookPage page =
        HandbookMarkdownParser.read(
            HandbookPart.OPERATOR, "# T\n\n[Alerts](/alerts) and [sites](/sites)", Map.of());
    assertThat(page.html(path -> path.equals("/sites")))
        .contains("<p>Alerts and <a ", "href=\"/sites\">sites</a>");
  }

  @Test
  void aHeadingWithoutIdOrAPictureWithoutFileIsFoundAtTheStart() {
    assertThatThrownBy(
            () -> HandbookMarkdownParser.read(HandbookPart.OPERATOR, "# T\n\n## A", Map.of()))
        .hasMessageContaining("has no id");
    assertThatThrownBy(
            () -> HandbookMarkdownParser.read(HandbookPart.OPERATOR, "# T\n\n![a](b)", Map.of()))
        .hasMessageContaining("no picture b");
    assertThatThrownBy(() -> HandbookMarkdownParser.read(HandbookPart.OPERATOR, "text", Map.of()))
        .hasMessageContaining("no title");
  }

  @Test
  void itIsReadInAFewMinutes() throws IOException {
    Matcher words = Pattern.compile("\\S+").matcher("");
    for (HandbookPart part : HandbookPart.values()) {
      for (Language language : Language.values()) {
        long count = words.reset(file(part, language)).results().count();
        assertThat(count).as(part.code() + " " + language).isBetween(150L, 900L);
      }
    }
  }
}
