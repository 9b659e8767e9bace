package fr.teleguichet.fleet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.person.AccountService;
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
import io.micronaut.http.HttpMethod;
import io.micronaut.http.MediaType;
import io.micronaut.http.uri.UriMatchTemplate;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing that somebody typed is lost where something of it is wrong. */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class TypedFormIT {

  /**
   * A page with a form.
   *
   * @param wrong what is typed instead of what would not be wrong by itself, into the fields whose
   *     names begin so and go on with a number
   */
  private record Typing(String page, String action, Map<String, String> wrong) {}

  private static Typing typing(String page, String action, String... wrong) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < wrong.length; i += 2) {
      fields.put(wrong[i], wrong[i + 1]);
    }
    return new Typing(page, action, fields);
  }

  private static List<Typing> typings(TestPages.Running pages) {
    EightKiosks.on(pages);
    FiveUnits.Numbers units = FiveUnits.on(pages);
    UpdateSamples.Ids updates = UpdateSamples.on(pages);
    RolloutSamples.Ids rollouts = RolloutSamples.on(pages);
    TrainingSamples.Ids human = TrainingSamples.on(pages);
    long action = CommunicationSamples.on(pages);
    long line = BudgetSamples.on(pages);
    String unit = "/units/" + units.enrolled();
    String waiting = "/units/" + units.waiting();
    List<Typing> typings = new ArrayList<>();
    for (String rule : List.of("offline", "site-unused", "paper-low")) {
      typings.add(typing("/alerts/rules", "/alerts/rules/" + rule));
    }
    typings.add(typing("/alerts/maintenance", "/alerts/maintenance"));
    String alert = "/alerts/" + alert(pages);
    typings.add(typing(alert, alert + "/resolve", "note", "trop long ".repeat(100) + "fin"));
    String correction = EvaluationSamples.on(pages).published();
    String note = "trop long ".repeat(100) + "fin";
    typings.add(typing(correction, correction + "/correct", "note", note));
    for (String page : List.of("/sites/new", "/sites/cajarc/edit")) {
      typings.add(typing(page, page.equals("/sites/new") ? "/sites" : "/sites/cajarc"));
    }
    typings.add(typing("/sites/cajarc/edit", "/sites/cajarc/kiosks"));
    for (String part : List.of("contacts", "life", "label", "visit")) {
      String page = "/sites/cajarc/" + part;
      typings.add(typing(page, "/sites/cajarc/" + part));
    }
    typings.add(typing("/sites/cajarc/delete", "/sites/cajarc/delete"));
    typings.add(typing("/site-register", "/site-register"));
    typings.add(typing("/services/new", "/services"));
    typings.add(typing("/services/carsat", "/services/carsat"));
    typings.add(typing("/budget/lines/new", "/budget/lines"));
    typings.add(typing("/budget/lines/" + line, "/budget/lines/" + line));
    typings.add(typing("/budget/import", "/budget/import"));
    typings.add(typing("/past-figures/import", "/past-figures/import"));
    typings.add(typing("/communications/new", "/communications"));
    typings.add(typing("/communications/" + action, "/communications/" + action));
    typings.add(typing("/trainings", "/trainings/interval"));
    typings.add(typing("/trainings/people/new", "/trainings/people"));
    typings.add(
        typing("/trainings/people/" + human.person(), "/trainings/people/" + human.person()));
    typings.add(typing("/trainings/sessions/new", "/trainings/sessions"));
    typings.add(
        typing("/trainings/sessions/" + human.session(), "/trainings/sessions/" + human.session()));
    typings.add(typing("/partners/new", "/partners"));
    typings.add(typing("/partners/" + human.partner(), "/partners/" + human.partner()));
    typings.add(typing("/commitments/new", "/commitments"));
    typings.add(typing("/commitments/" + human.commitment(), "/commitments/" + human.commitment()));
    String measure = "/commitments/" + human.commitment() + "/measure";
    typings.add(typing(measure, measure));
    typings.add(typing("/evaluations", "/evaluations"));
    typings.add(typing("/impact/parameters/edit", "/impact/parameters"));
    typings.add(typing("/compliance/authority", "/compliance/authority"));
    typings.add(typing("/compliance/accessibility", "/compliance/accessibility"));
    typings.add(typing("/accounts/new", "/accounts"));
    typings.add(typing("/tokens", "/tokens"));
    typings.add(typing("/units/new", "/units"));
    typings.add(typing(waiting + "/accept", waiting + "/accept"));
    typings.add(typing(unit + "/end/retire", unit + "/end/retire"));
    typings.add(typing(unit + "/acceptance/new", unit + "/acceptance"));
    typings.add(typing(unit + "/swap?successor=" + units.waiting(), unit + "/swap"));
    typings.add(typing("/release-keys", "/release-keys"));
    typings.add(typing("/releases/new?artifact=" + updates.artifact(), "/releases"));
    String release = "/releases/" + updates.release();
    String notes = release + "/notes";
    typings.add(typing(notes, notes, "notes", "trop long ".repeat(2_000) + "fin"));
    typings.add(typing(release + "/withdraw", release + "/withdraw"));
    typings.add(typing("/kiosks/borne-gramat/identity", "/kiosks/cauvaldor:borne-gramat/labels"));
    String reject = "/rollouts/" + rollouts.proposed() + "/do/reject";
    typings.add(typing(reject, reject, "reason", "trop long ".repeat(100) + "fin"));
    typings.add(typing("/appointments/offers?site=gramat", "/appointments/offers"));
    String account = "/accounts/" + account(pages);
    typings.add(typing(account + "/end", account + "/end"));
    typings.add(typing(account, account, "territories", "no+territory"));
    typings.add(typing("/sign-in", "/sign-in"));
    return typings;
  }

  private static long alert(TestPages.Running pages) {
    AlertSubject kiosk = new AlertSubject.OfKiosk(new NodeAddress("cauvaldor", "borne-gramat"));
    return AlertSamples.open(
        pages, AlertKind.OFFLINE, new AlertGroupKey.Alone(kiosk, ""), "", kiosk);
  }

  private static long account(TestPages.Running pages) {
    return pages
        .context()
        .getBean(AccountService.class)
        .add("Noor", "noor@example.org", Role.VIEWER, new Scope.Fleet())
        .orElseThrow();
  }

  /** Forms in which nothing is typed, or that a browser sends only as they may be. */
  private static final String OTHERS =
      """
      /account/password
      /account/second-factor
      /account/second-factor/off
      /account/sessions/end
      /accounts/{id}/link
      /accounts/{id}/second-factor/off
      /accounts/{id}/sessions/end
      /alerts/maintenance/{id}/end
      /alerts/notifications
      /alerts/{id}/assign
      /alerts/{id}/reopen
      /alerts/{id}/see
      /appointments
      /appointments/feed
      /appointments/feed/close
      /appointments/offers/{id}/end
      /appointments/{id}/cancel
      /appointments/{id}/restore
      /budget/lines/{id}/delete
      /commitments/{id}/remove
      /communications/{id}/delete
      /evaluations/{id}/delete
      /evaluations/{id}/publish
      /evaluations/{id}/refresh
      /first-account
      /kiosks/{name}/births
      /kiosks/{name}/care/new/{action}
      /kiosks/{name}/care/{id}/cancel
      /kiosks/{name}/labels/remove
      /kiosks/{name}/updates/{id}/answer/{word}
      /kiosks/{name}/updates/{id}/cancel
      /partners/{id}/remove
      /past-figures/imports/{id}/take-back
      /release-keys/{id}/retire
      /releases/{id}/promote
      /releases/{id}/restore
      /rollouts
      /rollouts/{id}/alone
      /rollouts/{id}/diagnostics
      /services/{code}/logo
      /services/{code}/logo/remove
      /services/{code}/state
      /sign-in/code
      /sign-out
      /sites/{code}/documents
      /sites/{code}/documents/{id}/remove
      /sites/{code}/kiosks/remove
      /sites/{code}/publication
      /tokens/{id}/revoke
      /trainings/people/{id}/erase
      /trainings/sessions/{id}/remove
      /trust-lists/{serial}/roll-out
      /units/{number}/alert
      /units/{number}/claim
      /video
      /welcome
      """;

  @Test
  void whatWasTypedIsThereAgainWhereSomethingIsWrong(TestPages.Running pages) {
    Forms forms = new Forms(pages, pages.session());
    List<Typing> typings = typings(pages);
    List<String> losses = new ArrayList<>();
    for (Typing typing : typings) {
      losses.addAll(losses(forms, typing));
    }
    assertThat(losses).isEmpty();
    assertThat(others(pages, typings)).containsExactlyElementsOf(OTHERS.lines().toList());
  }

  /** The routes of forms that answer with a page and that nothing was typed into. */
  private static Set<String> others(TestPages.Running pages, List<Typing> typings) {
    return pages
        .context()
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethod() == HttpMethod.POST)
        .filter(route -> route.getProduces().contains(MediaType.TEXT_HTML_TYPE))
        .map(UriRouteInfo::getUriMatchTemplate)
        .filter(route -> typings.stream().noneMatch(it -> route.match(it.action()).isPresent()))
        .map(UriMatchTemplate::toPathString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> losses(Forms forms, Typing typing) {
    String where = typing.page() + " → " + typing.action() + ": ";
    Optional<HtmlForm> form = form(forms.get(typing.page()).body(), typing.action());
    if (form.isEmpty()) {
      return List.of(where + "only " + HtmlForm.posted(forms.get(typing.page()).body()));
    }
    Map<String, String> sent = filled(form.get(), typing.wrong());
    HttpResponse<String> answer =
        forms.post(
            typing.action(),
            sent.entrySet().stream()
                .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
                .toArray(String[]::new));
    if (answer.statusCode() < 400) {
      return List.of(where + "took " + sent + " with " + answer.statusCode());
    }
    if (!answer.body().contains("<title>Erreur\u00a0: ")) {
      return List.of(where + answer.statusCode() + " without a title that says so");
    }
    Optional<HtmlForm> again = form(answer.body(), typing.action());
    if (again.isEmpty()) {
      return List.of(where + answer.statusCode() + " without the form");
    }
    List<String> losses = new ArrayList<>();
    for (HtmlForm.Control control : again.get().controls()) {
      if (!control.isTyped()) {
        continue;
      }
      String typed = sent.getOrDefault(control.name(), "");
      boolean kept =
          control.isMark()
              ? control.checked() == typed.equals(control.value())
              // The names of a list come back as they are written.
              : control.value().replace(", ", ",").equals(typed);
      if (!kept) {
        losses.add(where + control + " instead of " + typed);
      }
    }
    return losses;
  }

  private static Optional<HtmlForm> form(String html, String action) {
    return HtmlForm.posted(html).stream()
        .filter(form -> form.action().equals(action))
        .filter(form -> form.controls().stream().anyMatch(HtmlForm.Control::isTyped))
        .findFirst();
  }

  /** Something else than what the form shows in each of its controls. */
  private static Map<String, String> filled(HtmlForm form, Map<String, String> wrong) {
    Map<String, String> sent = new LinkedHashMap<>();
    for (HtmlForm.Control control : form.controls()) {
      String name = control.name();
      String kind = name.replaceFirst("[0-9]+$", "");
      if (name.isEmpty() || wrong.containsKey(kind)) {
        sent.put(name, wrong.getOrDefault(kind, ""));
        continue;
      }
      switch (control.type()) {
        case "checkbox" -> {
          if (!control.checked()) {
            sent.put(name, control.value());
          }
        }
        case "radio", "hidden", "password" -> sent.put(name, control.value());
        case "select" ->
            sent.put(name, control.choices().isEmpty() ? "" : control.choices().getLast());
        case "submit", "file" -> {}
        default -> sent.put(name, "12,5 <é> \"" + name + "\" & 'l’été'");
      }
    }
    return sent;
  }
}
