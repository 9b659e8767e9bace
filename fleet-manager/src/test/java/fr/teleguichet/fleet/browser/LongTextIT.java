package fr.teleguichet.fleet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.alert.AlertGroupKey;
import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.budget.BudgetSamples;
import fr.teleguichet.fleet.enrolment.FiveUnits;
import fr.teleguichet.fleet.evaluation.EvaluationSamples;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.outreach.CommunicationSamples;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.training.TrainingSamples;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import fr.teleguichet.fleet.update.rollout.RolloutSamples;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever types more than a field takes has it all again, and is led to the field. */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class LongTextIT {

  /** More letters than any field takes that is no pasted file. */
  private static final String LONG = "Trop long ".repeat(3_000) + "fin";

  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
  private static final int MAX_PAGES = 500;

  /** A code of six digits, and a name that goes with a file that no browser fills in again. */
  private static final Pattern OTHERS =
      Pattern.compile("/account/second-factor code|/sites/[^/]+/documents name");

  /** The files that are pasted: a list above the form says which lines are wrong. */
  private static final String PASTED = "text";

  private record Place(String page, HtmlForm form) {}

  @Test
  void textThatIsTooLongComesBackInEveryFieldThatTakesText(TestPages.Running pages) {
    EightKiosks.on(pages);
    FiveUnits.Numbers _ = FiveUnits.on(pages);
    UpdateSamples.Ids _ = UpdateSamples.on(pages);
    RolloutSamples.Ids _ = RolloutSamples.on(pages);
    TrainingSamples.Ids _ = TrainingSamples.on(pages);
    long _ = CommunicationSamples.on(pages);
    long _ = BudgetSamples.on(pages);
    EvaluationSamples.Reports _ = EvaluationSamples.on(pages);
    AlertSubject kiosk = new AlertSubject.OfKiosk(new NodeAddress("cauvaldor", "borne-gramat"));
    long _ =
        AlertSamples.open(pages, AlertKind.OFFLINE, new AlertGroupKey.Alone(kiosk, ""), "", kiosk);
    Forms browser = new Forms(pages, pages.session());

    List<String> losses = new ArrayList<>();
    int fields = 0;
    for (Place place : places(browser)) {
      for (HtmlForm.Control control : place.form().controls()) {
        String field = place.form().action() + " " + control.name();
        if (takesText(control) && !OTHERS.matcher(field).matches()) {
          fields++;
          loss(browser, place, control.name()).ifPresent(losses::add);
        }
      }
    }

    assertThat(losses).isEmpty();
    assertThat(fields).isGreaterThan(100);
  }

  private static boolean takesText(HtmlForm.Control control) {
    return !control.name().isEmpty()
        && Set.of("text", "textarea", "email", "tel", "url").contains(control.type());
  }

  private static Optional<String> loss(Forms browser, Place place, String name) {
    String action = place.form().action();
    String where = place.page() + " → " + action + " " + name + ": ";
    HttpResponse<String> answer =
        browser.post(
            action,
            sent(place.form(), name).entrySet().stream()
                .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
                .toArray(String[]::new));
    if (answer.statusCode() < 400 || answer.statusCode() >= 500) {
      return Optional.of(where + answer.statusCode());
    }
    List<HtmlForm.Control> again =
        HtmlForm.posted(answer.body()).stream()
            .filter(it -> it.action().equals(action))
            .flatMap(it -> it.controls().stream())
            .filter(it -> it.name().equals(name))
            .toList();
    if (again.isEmpty()) {
      return Optional.of(where + answer.statusCode() + " without the field");
    }
    if (again.stream().noneMatch(it -> it.value().equals(LONG))) {
      return Optional.of(where + answer.statusCode() + " without the text");
    }
    return name.equals(PASTED) || isSaidAt(name, answer.body())
        ? Optional.empty()
        : Optional.of(where + answer.statusCode() + " without a word at the field");
  }

  private static boolean isSaidAt(String name, String html) {
    Matcher field =
        Pattern.compile("<(?:input|textarea)(?=[^>]* name=\"" + Pattern.quote(name) + "\")[^>]*>")
            .matcher(html);
    return field.results().anyMatch(it -> it.group().contains("aria-invalid=\"true\""));
  }

  /** What the form shows, and something where it shows nothing, so that the field is reached. */
  private static Map<String, String> sent(HtmlForm form, String name) {
    Map<String, String> sent = new LinkedHashMap<>();
    for (HtmlForm.Control control : form.controls()) {
      if (control.name().equals(name)) {
        sent.put(name, LONG);
      } else if (control.isMark()) {
        boolean isFirst = control.type().equals("radio") && !sent.containsKey(control.name());
        if (control.checked() || isFirst || control.type().equals("checkbox")) {
          sent.put(control.name(), control.value());
        }
      } else if (!control.name().isEmpty() && !Set.of("submit", "file").contains(control.type())) {
        sent.put(control.name(), plausible(control));
      }
    }
    if (name.equals("territories")) {
      sent.put("scope", "territories");
    }
    return sent;
  }

  private static String plausible(HtmlForm.Control control) {
    if (!control.value().isEmpty()) {
      return control.value();
    }
    return switch (control.type()) {
      case "select" ->
          control.choices().stream().filter(it -> !it.isEmpty()).findFirst().orElse("");
      case "text", "textarea" -> "xyz";
      case "email" -> "x@example.org";
      case "date" -> "2026-11-02";
      default -> "";
    };
  }

  /** What forms have in common that are one for several things. */
  private static String kind(HtmlForm form) {
    String action = form.action();
    return action.substring(
            0, action.indexOf('/', 1) < 0 ? action.length() : action.indexOf('/', 1))
        + action.substring(action.lastIndexOf('/')).replaceAll("[0-9]+", "")
        + form.controls().stream()
            .map(it -> it.name().replaceAll("[0-9]+", ""))
            .distinct()
            .toList();
  }

  /** The forms of all pages that links lead to; one of those that are alike. */
  private static List<Place> places(Forms browser) {
    List<Place> places = new ArrayList<>();
    Set<String> kinds = new HashSet<>();
    Set<String> seen = new HashSet<>();
    Queue<String> next = new ArrayDeque<>(List.of("/"));
    while (!next.isEmpty() && seen.size() < MAX_PAGES) {
      String path = next.remove().replace("&amp;", "&");
      if (!seen.add(path)) {
        continue;
      }
      HttpResponse<String> answer = browser.get(path);
      if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        continue;
      }
      LINK.matcher(answer.body())
          .results()
          .map(it -> it.group(1))
          .filter(it -> !it.startsWith("/webjars/") && !it.contains("lang="))
          .forEach(next::add);
      HtmlForm.posted(answer.body()).stream()
          .filter(it -> it.controls().stream().anyMatch(LongTextIT::takesText))
          .filter(it -> kinds.add(kind(it)))
          .forEach(it -> places.add(new Place(path, it)));
    }
    return places;
  }
}
