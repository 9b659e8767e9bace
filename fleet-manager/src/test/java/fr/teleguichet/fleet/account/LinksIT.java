package fr.teleguichet.fleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.acceptance.SamplePaper;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.RouteRuleResolver;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.appointment.AppointmentSamples;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.budget.BudgetSamples;
import fr.teleguichet.fleet.enrolment.FiveUnits;
import fr.teleguichet.fleet.evaluation.EvaluationSamples;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.opendata.OpenDataSamples;
import fr.teleguichet.fleet.outreach.CommunicationSamples;
import fr.teleguichet.fleet.pastfigure.PastFigureSamples;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.remotecommand.RemoteCommandSamples;
import fr.teleguichet.fleet.training.TrainingSamples;
import fr.teleguichet.fleet.update.UpdatesOnlyDevice;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import fr.teleguichet.fleet.update.rollout.RolloutSamples;
import fr.teleguichet.fleet.update.trust.TrustListSamples;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Follows every link and looks at every form that each role is shown: none is refused. */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class LinksIT {

  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
  private static final Pattern FORM =
      Pattern.compile(
          "<form [^>]*(?:method=\"post\" action=\"(/[^\"]*)|action=\"(/[^\"]*)\" method=\"post\")");

  /** What a page reads by itself: pictures, streams of events, charts, places on the map. */
  private static final Pattern READ =
      Pattern.compile(" (?:hx-get|data-stream|data-source|data-places|src)=\"(/[^\"#]*)");

  /** Where a script sends a file. */
  private static final Pattern SENT = Pattern.compile(" data-(?:address|whole)=\"(/[^\"]*)");

  /** More pages than there are; a page must not make new ones for ever. */
  private static final int MAX_COUNT = 1_000;

  @Test
  void nobodyIsShownALinkOrAFormThatIsRefused(TestPages.Running pages) {
    thereIsSomethingOfEachKind(pages);
    List<String> refused = new ArrayList<>();
    for (Role role : Role.values()) {
      for (Scope scope : List.of(new Scope.Fleet(), new Scope.Territories(Set.of("cauvaldor")))) {
        refused.addAll(crawl(pages, role, scope));
      }
    }
    assertThat(refused).isEmpty();
  }

  private static void thereIsSomethingOfEachKind(TestPages.Running pages) {
    EightKiosks.on(pages);
    FiveUnits.Numbers units = FiveUnits.on(pages);
    int _ = SamplePaper.of(pages, units.enrolled());
    RemoteCommandSamples.Ids _ = RemoteCommandSamples.on(pages);
    UpdateSamples.Ids updates = UpdateSamples.on(pages);
    RolloutSamples.Ids _ = RolloutSamples.on(pages);
    UpdatesOnlyDevice.on(pages, updates.distribution());
    int _ = TrustListSamples.on(pages);
    int _ = TrustListSamples.published(pages);
    long _ = AlertSamples.on(pages);
    int _ = PastFigureSamples.on(pages);
    EvaluationSamples.Reports _ = EvaluationSamples.on(pages);
    TrainingSamples.Ids _ = TrainingSamples.on(pages);
    long _ = CommunicationSamples.on(pages);
    long _ = BudgetSamples.on(pages);
    OpenDataSamples.on(pages);
    int _ = AppointmentSamples.on(pages);
  }

  private static List<String> crawl(TestPages.Running pages, Role role, Scope scope) {
    Forms browser = new Forms(pages, TestPeople.signedIn(pages.context(), role, scope));
    List<String> refused = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Queue<String> next = new ArrayDeque<>(List.of("/"));
    while (!next.isEmpty() && seen.size() < MAX_COUNT) {
      String path = next.remove();
      if (!seen.add(plain(path))) {
        continue;
      }
      HttpResponse<String> answer = browser.get(path);
      if (answer.statusCode() >= 400) {
        refused.add(role + " " + scope + " " + path + ": " + answer.statusCode());
      } else if (isPage(answer)) {
        LINK.matcher(answer.body())
            .results()
            .map(it -> it.group(1).replace("&amp;", "&"))
            .filter(it -> !it.startsWith("/webjars/") && !it.startsWith("/sign-"))
            .forEach(next::add);
        Stream.concat(
                FORM.matcher(answer.body()).results().map(LinksIT::action),
                SENT.matcher(answer.body()).results().map(it -> it.group(1)))
            .filter(action -> !admits(pages, HttpMethod.POST, action, role, scope).orElse(false))
            .forEach(action -> refused.add(role + " " + scope + " form " + path + " → " + action));
        READ.matcher(answer.body())
            .results()
            .map(it -> it.group(1).replace("&amp;", "&"))
            .filter(read -> !admits(pages, HttpMethod.GET, read, role, scope).orElse(true))
            .forEach(read -> refused.add(role + " " + scope + " read " + path + " → " + read));
      }
    }
    assertThat(seen).as("%s reads pages", role).hasSizeBetween(4, MAX_COUNT - 1);
    return refused;
  }

  private static String action(MatchResult form) {
    return Optional.ofNullable(form.group(1)).orElseGet(() -> form.group(2));
  }

  /** One page of each kind is enough: other languages, periods and filters show the same links. */
  private static String plain(String path) {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  private static boolean isPage(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
  }

  /** Whether the route admits them; empty when there is none, as for files of the pages. */
  private static Optional<Boolean> admits(
      TestPages.Running pages, HttpMethod method, String path, Role role, Scope scope) {
    RouteRuleResolver rules = pages.context().getBean(RouteRuleResolver.class);
    Principal visitor =
        new Principal(
            new fr.teleguichet.fleet.audit.Actor.Person(1, "x"), role, scope, Optional.empty());
    return pages
        .context()
        .getBean(Router.class)
        .find(method, plain(path), null)
        .findFirst()
        .map(match -> rules.of(match.getRouteInfo()).admits(visitor));
  }
}
