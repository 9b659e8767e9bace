package fr.teleguichet.fleet.account;

import static fr.teleguichet.fleet.access.Role.ADVISER;
import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every route of the running server, asked by every role, by nobody, and by a script. */
@ExtendWith(SharedPages.class)
final class WhoMayDoWhatIT {

  /** Letters: the roles that may; an asterisk: only for the whole fleet; open: strangers too. */
  private static final String TABLE =
      """
      GET /                                        CTMAV
      GET /map/outline.json                        CTMAV
      GET /map/places.json                         CTMAV
      GET /events/kiosks                           CTMAV
      GET /desk                                    A
      GET /desk/events                             A
      GET /desk/check                              A
      POST /desk/alive                             A
      POST /desk/pause                             A
      POST /desk/calls/{id}/answer                 A
      POST /desk/calls/{id}/signals                A
      POST /desk/calls/{id}/end                    A
      GET /alerts                                  CTMV
      GET /alerts/{id}                             CTMV
      POST /alerts/{id}/see                        CTM
      POST /alerts/{id}/assign                     CTM
      POST /alerts/{id}/resolve                    CTM
      POST /alerts/{id}/reopen                     CTM
      GET /alerts/rules                            CTMV
      POST /alerts/rules/{kind}                    C*
      GET /alerts/notifications                    CTMV
      POST /alerts/notifications                   CTMV
      GET /alerts/maintenance                      CTMV
      POST /alerts/maintenance                     CT
      GET /alerts/maintenance/{id}/end             CT
      POST /alerts/maintenance/{id}/end            CT
      GET /api/v1/alerts                           CTMV
      GET /api/v1/alerts/{id}                      CTMV
      GET /api/v1/alerts/{id}/assignees            CTM
      POST /api/v1/alerts/{id}/see                 CTM
      POST /api/v1/alerts/{id}/assign              CTM
      POST /api/v1/alerts/{id}/resolve             CTM
      POST /api/v1/alerts/{id}/reopen              CTM
      GET /api/v1/incidents                        CTMV
      GET /appointments                            CMA
      POST /appointments                           CMA
      GET /appointments/{id}                       CMA
      GET /appointments/{id}/slip                  CMA
      GET /appointments/{id}/cancel                CMA
      POST /appointments/{id}/cancel               CMA
      POST /appointments/{id}/restore              CMA
      GET /appointments/offers                     CA
      POST /appointments/offers                    CA
      POST /appointments/offers/{id}/end           CA
      GET /appointments/feed                       CMA
      POST /appointments/feed                      CMA
      POST /appointments/feed/close                CMA
      GET /appointments/feed/{key}                 open
      GET /desk/calls/{id}/transfer                A
      POST /desk/calls/{id}/transfer               A
      GET /mediator                                CM
      GET /mediator/events                         CM
      GET /mediator/notes.csv                      C
      POST /mediator/help/{id}/coming              CM
      POST /mediator/help/{id}/settled             CM
      POST /mediator/notes                         CM
      POST /mediator/notes/{id}/undo               CM
      GET /desk/calls/{id}/room                    A
      GET /kiosks/{name}                           CTMAV
      GET /kiosks/{name}/history                   CTMAV
      GET /kiosks/{name}/history.csv               CTMAV
      GET /kiosks/{name}/identity                  CTMAV
      GET /kiosks/{name}/care                      CTM
      GET /kiosks/{name}/care/{id}                 CTM
      POST /kiosks/{name}/care/{id}/cancel         CTM
      GET /kiosks/{name}/care/{id}/result          CT
      GET /kiosks/{name}/care/new/{action}         CTM
      POST /kiosks/{name}/care/new/{action}        CTM
      GET /events/care/{name}                      CTM
      POST /kiosks/{name}/births                   CT
      GET /kiosks/{name}/updates                   CTV
      GET /kiosks/{name}/updates/{id}/cancel       CT
      POST /kiosks/{name}/updates/{id}/cancel      CT
      GET /kiosks/{name}/updates/{id}/answer/{word} CT
      POST /kiosks/{name}/updates/{id}/answer/{word} CT
      POST /kiosks/{name}/labels                   CT
      POST /kiosks/{name}/labels/remove            CT
      GET /updates                                 CTV
      GET /updates.csv                             CTV
      GET /rollouts                                CTV
      POST /rollouts                               CT
      GET /rollouts/new                            CT
      GET /rollouts/new/count                      CT
      GET /rollouts/new/preview                    CT
      GET /rollouts/{id}                           CTV
      GET /rollouts/{id}/do/{act}                  CT
      POST /rollouts/{id}/do/{act}                 CT
      GET /rollouts/{id}/diagnostics               CT
      POST /rollouts/{id}/diagnostics              CT
      GET /rollouts/{id}/alone                     CT
      POST /rollouts/{id}/alone                    CT
      GET /events/rollouts/{id}                    CTV
      GET /releases                                CT
      POST /releases                               CT*
      GET /releases/new                            CT*
      GET /releases/{id}                           CT
      GET /releases/{id}/notes                     CT*
      POST /releases/{id}/notes                    CT*
      GET /releases/{id}/promote                   CT*
      POST /releases/{id}/promote                  CT*
      GET /releases/{id}/withdraw                  CT*
      POST /releases/{id}/withdraw                 CT*
      GET /releases/{id}/restore                   C*
      POST /releases/{id}/restore                  C*
      GET /release-keys                            C*
      POST /release-keys                           C*
      GET /release-keys/{id}/retire                C*
      POST /release-keys/{id}/retire               C*
      GET /trust-lists                             C*
      GET /trust-lists/manual                      C*
      GET /trust-lists/{serial}/behind             C*
      POST /trust-lists/{serial}/roll-out          C*
      GET /budget                                  CV
      GET /budget.csv                              CV
      GET /budget/import                           C*
      POST /budget/import                          C*
      GET /budget/lines/new                        C
      POST /budget/lines                           C
      GET /budget/lines/{id}                       C
      POST /budget/lines/{id}                      C
      GET /budget/lines/{id}/delete                C
      POST /budget/lines/{id}/delete               C
      GET /past-figures                            CMV
      GET /past-figures.csv                        CMV
      GET /past-figures.ods                        CMV
      GET /past-figures/import                     C*
      POST /past-figures/import                    C*
      GET /past-figures/template.csv               C*
      GET /past-figures/template.ods               C*
      GET /past-figures/imports/{id}/take-back     C*
      POST /past-figures/imports/{id}/take-back    C*
      GET /sites/{code}/poster                     CTM
      GET /sites/{code}/poster.pdf                 CTM
      GET /communications                          CTMV
      GET /communications/new                      C
      POST /communications                         C
      GET /communications/{id}                     C
      POST /communications/{id}                    C
      GET /communications/{id}/delete              C
      POST /communications/{id}/delete             C
      GET /usage                                   CTMV
      GET /usage/interviews                        CT
      GET /usage/interviews.csv                    CT
      GET /satisfaction                            CTMV
      GET /satisfaction.csv                        CTMV
      GET /usage-answers.csv                       CTMV
      GET /usage.csv                               CTMV
      GET /impact                                  CTMV
      GET /impact.csv                              CTMV
      GET /impact/parameters                       CTMV
      POST /impact/parameters                      C*
      GET /impact/parameters/edit                  C*
      GET /impact/parameters/{version}             CTMV
      GET /impact/parameters/{version}/content     CTMV
      GET /sites                                   CTMAV
      GET /sites/new                               CT*
      GET /coverage                                CTMAV
      GET /site-register                           CT*
      POST /site-register                          CT*
      GET /site-register.csv                       CT*
      GET /site-register.json                      CT*
      POST /sites                                  CT*
      GET /sites/{code}                            CTMAV
      GET /sites/{code}/edit                       CT
      GET /sites/{code}/contacts                   CT
      POST /sites/{code}/contacts                  CT
      GET /sites/{code}/life                       CT
      POST /sites/{code}/life                      CT
      GET /sites/{code}/label                      C
      POST /sites/{code}/label                     C
      POST /sites/{code}/publication               CT
      POST /sites/{code}/documents                 CT
      GET /sites/{code}/documents/{id}             CTM
      GET /sites/{code}/documents/{id}/remove      CT
      POST /sites/{code}/documents/{id}/remove     CT
      GET /sites/{code}/visit                      CT
      POST /sites/{code}/visit                     CT
      POST /sites/{code}                           CT
      POST /sites/{code}/kiosks                    CT
      GET /sites/{code}/kiosks/remove              CT
      POST /sites/{code}/kiosks/remove             CT
      GET /sites/{code}/delete                     C*
      POST /sites/{code}/delete                    C*
      GET /evaluations                             CMV
      POST /evaluations                            C
      GET /evaluations/{id}                        CMV
      GET /evaluations/{id}/report.pdf             CMV
      GET /evaluations/{id}/report.csv             CMV
      GET /evaluations/{id}/report.ods             CMV
      GET /evaluations/{id}/report.json            CMV
      POST /evaluations/{id}/refresh               C
      GET /evaluations/{id}/publish                C
      POST /evaluations/{id}/publish               C
      POST /evaluations/{id}/correct               C
      GET /evaluations/{id}/delete                 C
      POST /evaluations/{id}/delete                C
      GET /open-data                               CMV
      GET /open-data.zip                           CMV
      GET /api/v1/open-data                        CMV
      GET /api/v1/open-data/{file}                 CMV
      GET /activity                                C
      GET /activity.csv                            C
      GET /activity.ods                            C
      GET /trainings                               CTMV
      GET /trainings.csv                           CM
      POST /trainings/interval                     C*
      GET /trainings/people/new                    C
      POST /trainings/people                       C
      GET /trainings/people/{id}                   C
      POST /trainings/people/{id}                  C
      GET /trainings/people/{id}/erase             C
      POST /trainings/people/{id}/erase            C
      GET /trainings/people/{id}/attestation.pdf   CM
      GET /trainings/sessions/new                  C
      POST /trainings/sessions                     C
      GET /trainings/sessions/{id}                 C
      POST /trainings/sessions/{id}                C
      GET /trainings/sessions/{id}/remove          C
      POST /trainings/sessions/{id}/remove         C
      GET /partners                                CTMV
      GET /partners/new                            C*
      POST /partners                               C*
      GET /partners/{id}                           C*
      POST /partners/{id}                          C*
      GET /partners/{id}/remove                    C*
      POST /partners/{id}/remove                   C*
      GET /commitments                             CTMV
      GET /commitments/new                         C*
      POST /commitments                            C*
      GET /commitments/{id}                        C*
      POST /commitments/{id}                       C*
      GET /commitments/{id}/measure                C*
      POST /commitments/{id}/measure               C*
      GET /commitments/{id}/remove                 C*
      POST /commitments/{id}/remove                C*
      GET /compliance                              CTMV
      GET /compliance/{document}                   CTMV
      GET /compliance/{document}/document.pdf      CTMV
      GET /compliance/security-accreditation       C*
      GET /compliance/security-accreditation/document.pdf C*
      GET /compliance/authority                    C*
      POST /compliance/authority                   C*
      GET /compliance/accessibility                C*
      POST /compliance/accessibility               C*
      GET /public/accessibility                    open
      GET /public/privacy                          open
      GET /api/v1/evaluations                      CMV
      POST /api/v1/evaluations                     C
      GET /api/v1/evaluations/{id}                 CMV
      GET /api/v1/trainings                        CTMV
      GET /api/v1/partners                         CTMV
      GET /api/v1/commitments                      CTMV
      GET /services                                CTMAV
      GET /services/new                            C*
      POST /services                               C*
      GET /services/{code}                         C*
      POST /services/{code}                        C*
      POST /services/{code}/logo                   C*
      GET /services/{code}/logo/{digest}           CTMAV
      POST /services/{code}/logo/remove            C*
      POST /services/{code}/state                  C*
      GET /video                                   C*
      POST /video                                  C*
      GET /video/{provider}                        C*
      GET /help                                    CTMAV
      GET /help/{part}                             CTMAV
      GET /help/pictures/{name}                    CTMAV
      GET /account                                 CTMAV
      POST /account/password                       CTMAV
      GET /account/second-factor                   CTMAV
      POST /account/second-factor                  CTMAV
      POST /account/second-factor/off              CTMAV
      POST /account/sessions/end                   CTMAV
      GET /accounts                                C*
      GET /accounts/new                            C*
      POST /accounts                               C*
      GET /accounts/{id}                           C*
      POST /accounts/{id}                          C*
      POST /accounts/{id}/link                     C*
      POST /accounts/{id}/second-factor/off        C*
      POST /accounts/{id}/sessions/end             C*
      GET /accounts/{id}/end                       C*
      POST /accounts/{id}/end                      C*
      GET /tokens                                  C*
      POST /tokens                                 C*
      GET /tokens/{id}/revoke                      C*
      POST /tokens/{id}/revoke                     C*
      GET /audit                                   C*
      GET /audit.csv                               C*
      GET /sign-in                                 open
      POST /sign-in                                open
      GET /sign-in/provider                        open
      GET /sign-in/provider/back                   open
      GET /sign-in/code                            open
      POST /sign-in/code                           open
      POST /sign-out                               CTMAV
      GET /first-account                           open
      POST /first-account                          open
      GET /welcome                                 open
      POST /welcome                                open
      GET /units                                   CT
      GET /units/new                               CT
      POST /units                                  CT
      GET /units/{number}                          CT
      POST /units/{number}/claim                   CT
      POST /units/{number}/alert                   CT
      GET /units/{number}/accept                   CT
      POST /units/{number}/accept                  CT
      GET /units/{number}/end/{ending}             CT
      POST /units/{number}/end/{ending}            CT
      GET /units/{number}/swap                     CT
      POST /units/{number}/swap                    CT
      GET /units/{number}/acceptance/new           CT
      POST /units/{number}/acceptance              CT
      GET /units/{number}/acceptance/{id}          CT
      GET /api/v1/units                            CT
      GET /api/v1/units/{number}                   CT
      POST /api/v1/units                           CT
      POST /api/v1/units/{number}/claim            CT
      POST /api/v1/units/{number}/accept           CT
      POST /api/v1/units/{number}/reject           CT
      POST /api/v1/units/{number}/cancel           CT
      POST /api/v1/units/{number}/revoke           CT
      POST /api/v1/units/{number}/swap             CT
      POST /api/v1/units/{number}/retire           CT
      GET /api/v1/units/manufacturing              CT
      GET /api/v1/units/manufacturing.csv          CT
      GET /api/v1/units/{number}/acceptances       CT
      POST /api/v1/units/{number}/acceptances      CT
      GET /api/v1/kiosks                           CTMAV
      GET /api/v1/kiosks/{id}                      CTMAV
      GET /api/v1/kiosks/{id}/history              CTMAV
      PUT /api/v1/kiosks/{id}                      CT
      GET /api/v1/kiosks/{id}/care                 CTM
      POST /api/v1/kiosks/{id}/care                CTM
      GET /api/v1/kiosks/{id}/care/{care}          CTM
      DELETE /api/v1/kiosks/{id}/care/{care}       CTM
      GET /api/v1/kiosks/{id}/care/{care}/result   CT
      POST /api/v1/kiosks/{id}/births              CT
      GET /api/v1/kiosks/{id}/attributes           CT
      GET /api/v1/kiosks/{id}/updates              CT
      POST /api/v1/kiosks/{id}/updates             CT
      POST /api/v1/kiosks/{id}/updates/dry-run      CT
      DELETE /api/v1/kiosks/{id}/updates/{action}  CT
      PUT /api/v1/kiosks/{id}/updates/{action}/confirmation CT
      PUT /api/v1/kiosks/{id}/polling              CT
      GET /api/v1/kiosks/{id}/target-token         CT
      POST /api/v1/kiosks/{id}/target-token        CT
      DELETE /api/v1/kiosks/{id}/target-token      CT
      GET /api/v1/gateway-tokens                   C*
      POST /api/v1/gateway-tokens                  C*
      DELETE /api/v1/gateway-tokens/{token}        C*
      GET /api/v1/kiosks/{id}/labels               CTMAV
      PUT /api/v1/kiosks/{id}/labels/{label}       CT
      DELETE /api/v1/kiosks/{id}/labels/{label}    CT
      GET /api/v1/kiosks/{id}/appointments         CTM
      PUT /api/v1/kiosks/{id}/appointments/{appointment} CTM
      DELETE /api/v1/kiosks/{id}/appointments/{appointment} CTM
      GET /api/v1/appointments                     CM
      POST /api/v1/appointments                    CM
      DELETE /api/v1/appointments/{id}             CM
      GET /api/v1/appointments/times/{kiosk}       CM
      GET /api/v1/appointments/offers/{kiosk}      CM
      POST /api/v1/appointments/offers             C
      DELETE /api/v1/appointments/offers/{id}      C
      GET /api/v1/rollouts                         CTV
      POST /api/v1/rollouts                        CT
      POST /api/v1/rollouts/dry-run                CT
      GET /api/v1/rollouts/{id}                    CTV
      GET /api/v1/rollouts/{id}/kiosks             CTV
      POST /api/v1/rollouts/{id}/approve           CT
      POST /api/v1/rollouts/{id}/reject            CT
      POST /api/v1/rollouts/{id}/start             CT
      POST /api/v1/rollouts/{id}/pause             CT
      POST /api/v1/rollouts/{id}/resume            CT
      POST /api/v1/rollouts/{id}/roll-back         CT
      POST /api/v1/rollouts/{id}/abort             CT
      POST /api/v1/rollouts/{id}/retry             CT
      POST /api/v1/rollouts/{id}/alone             CT
      POST /api/v1/rollouts/{id}/diagnostics       CT
      GET /api/v1/artifacts                        CT
      GET /api/v1/artifacts/{id}                   CT
      POST /api/v1/artifacts                       CT*
      POST /api/v1/artifacts/{id}/withdraw         CT*
      POST /api/v1/artifacts/{id}/restore          C*
      GET /api/v1/artifacts/{id}/notes             CT
      PUT /api/v1/artifacts/{id}/notes             CT*
      OPTIONS /api/v1/uploads                      CT*
      POST /api/v1/uploads                         CT*
      PATCH /api/v1/uploads/{id}                   CT*
      POST /api/v1/uploads/{id}                    CT*
      DELETE /api/v1/uploads/{id}                  CT*
      GET /api/v1/release-keys                     C*
      POST /api/v1/release-keys                    C*
      POST /api/v1/release-keys/{id}/retire        C*
      GET /api/v1/trust-lists                      C*
      POST /api/v1/trust-lists                     C*
      POST /api/v1/trust-lists/{serial}/publish    C*
      GET /api/v1/software-modules                 CT
      POST /api/v1/software-modules                CT*
      POST /api/v1/software-modules/{id}/promote   CT*
      GET /api/v1/software-modules/{module}/metadata CT
      PUT /api/v1/software-modules/{module}/metadata/{key} CT*
      DELETE /api/v1/software-modules/{module}/metadata/{key} CT*
      GET /api/v1/distributions                    CT
      POST /api/v1/distributions                   CT*
      GET /api/v1/sites                            CTMAV
      PUT /api/v1/sites/{code}                     CT*
      POST /api/v1/site-register                   CT*
      DELETE /api/v1/sites/{code}                  C*
      GET /api/v1/services                         CTMAV
      GET /api/v1/services/{code}                  CTMAV
      PUT /api/v1/services/{code}                  C*
      POST /api/v1/services/{code}/state           C*
      PUT /api/v1/services/{code}/logo             C*
      DELETE /api/v1/services/{code}/logo          C*
      GET /api/v1/video                            C*
      PUT /api/v1/video                            C*
      GET /api/v1/records                          CTMV
      GET /api/v1/usage                            CTMV
      GET /api/v1/impact                           CTMV
      GET /api/v1/communications                   CTMV
      GET /api/v1/budget                           CV
      GET /api/v1/past-figures                     CMV
      GET /api/v1/past-figures/imports             C*
      POST /api/v1/past-figures/imports            C*
      DELETE /api/v1/past-figures/imports/{id}     C*
      GET /api/v1/calls                            CV
      GET /api/v1/status                           CTMAV
      GET /api/v1/audit                            C*
      GET /api/v1/audit/check                      C*
      GET /api/v1/openapi.yml                      open
      GET /public/sites                            open
      GET /api/v1/public/sites                     open
      GET /assets/{version}/{name}                 open
      GET /webjars/{+path}                         open
      GET /health                                  open
      GET /health/{selector}                       open
      GET /prometheus                              CTMAV*
      """;

  private static final Map<Character, Role> LETTERS =
      Map.of('C', COORDINATOR, 'T', TECHNICIAN, 'M', MEDIATOR, 'A', ADVISER, 'V', VIEWER);

  private record Rule(boolean open, Set<Role> roles, boolean wholeFleet) {
    static Rule of(String text) {
      Set<Role> roles = EnumSet.noneOf(Role.class);
      LETTERS.forEach(
          (letter, role) -> {
            if (text.indexOf(letter) >= 0) {
              boolean _ = roles.add(role);
            }
          });
      return new Rule(text.equals("open"), roles, text.endsWith("*"));
    }

    boolean admits(Role role, Scope scope) {
      return open || (roles.contains(role) && (!wholeFleet || scope.isWholeFleet()));
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();

  private static Map<String, Rule> table() {
    Map<String, Rule> table = new TreeMap<>();
    TABLE
        .lines()
        .map(line -> line.split("\\s+", 3))
        .forEach(part -> table.put(part[0] + " " + part[1], Rule.of(part[2].strip())));
    return table;
  }

  @Test
  void theTableNamesEveryRoute(TestPages.Running pages) {
    Set<String> routes =
        pages
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> !route.getHttpMethodName().equals("HEAD"))
            // Served on the listener for devices only, which judges certificates.
            .filter(route -> !route.getAnnotationMetadata().hasAnnotation(DeviceRoute.class))
            .map(
                route ->
                    route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
            .collect(Collectors.toSet());

    assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void strangersGetInWhereItIsOpenAndNowhereElse(TestPages.Running pages) {
    List<String> wrong = new ArrayList<>();
    table()
        .forEach(
            (route, rule) -> {
              HttpResponse<InputStream> answer =
                  ask(pages, route, Optional.empty(), Optional.empty());
              if (isTurnedAway(answer) == rule.open()) {
                wrong.add(route + ": " + answer.statusCode());
              }
            });
    assertThat(wrong).isEmpty();
  }

  /** All of them at once: a stream that has nothing to say answers with its next beat only. */
  @Test
  void everyRoleMayDoWhatTheTableSaysAndNothingElse(TestPages.Running pages) throws Exception {
    List<Callable<List<String>>> walks = new ArrayList<>();
    for (Role role : Role.values()) {
      for (Scope scope : List.of(new Scope.Fleet(), new Scope.Territories(Set.of("cauvaldor")))) {
        walks.add(() -> walk(pages, role, scope));
      }
    }
    List<String> wrong = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<String>> walk : threads.invokeAll(walks)) {
        wrong.addAll(walk.get());
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Somebody asks for every route; what is wrong of the answers. */
  private List<String> walk(TestPages.Running pages, Role role, Scope scope) {
    List<String> wrong = new ArrayList<>();
    String session = TestPeople.signedIn(pages.context(), role, scope);
    for (Map.Entry<String, Rule> row : table().entrySet()) {
      String route = row.getKey();
      HttpResponse<InputStream> answer = ask(pages, route, Optional.of(session), Optional.empty());
      boolean refused = answer.statusCode() == 403;
      if (isTurnedAway(answer) || refused == row.getValue().admits(role, scope)) {
        wrong.add(role + " " + scope + " " + route + ": " + answer.statusCode());
      }
      if (mayEndASession(route)) {
        session = TestPeople.signedIn(pages.context(), role, scope);
      }
    }
    return wrong;
  }

  /** Whoever asks for one of these is signed in anew; any other route would show as turned away. */
  private static boolean mayEndASession(String route) {
    return route.startsWith("POST /account/")
        || route.startsWith("POST /sign-")
        || route.startsWith("GET /sign-in/provider");
  }

  @Test
  void aScriptMayDoWhatItsRoleMayInTheInterfaceAndWithFilesOnly(TestPages.Running pages) {
    List<String> wrong = new ArrayList<>();
    ApiTokenRepository tokens = pages.context().getBean(ApiTokenRepository.class);
    for (Role role : Role.values()) {
      String token =
          tokens.make("walk", role, new Scope.Fleet(), "a test", Optional.empty()).reveal();
      table()
          .forEach(
              (route, rule) -> {
                HttpResponse<InputStream> answer =
                    ask(pages, route, Optional.empty(), Optional.of(token));
                boolean isForPrograms =
                    route.contains(" /api/")
                        || route.endsWith(" /prometheus")
                        || route.matches(
                            "GET .*(\\.(csv|ods|pdf|json|zip)|/parameters/.version./content)");
                boolean in = !isTurnedAway(answer) && answer.statusCode() != 403;
                boolean expected =
                    rule.open() || (isForPrograms && rule.admits(role, new Scope.Fleet()));
                if (in != expected) {
                  wrong.add(role + " " + route + ": " + answer.statusCode());
                }
              });
    }
    assertThat(wrong).isEmpty();
  }

  /** Sent to the page to sign in, or told to say who it is. */
  private static boolean isTurnedAway(HttpResponse<?> answer) {
    boolean toSignIn =
        answer.statusCode() == 303
            && answer
                .headers()
                .firstValue("Location")
                .map(it -> it.startsWith("/sign-in") && !it.contains("done="))
                .orElse(false)
            && !answer.request().uri().getPath().startsWith("/sign-in");
    return toSignIn || answer.statusCode() == 401;
  }

  private HttpResponse<InputStream> ask(
      TestPages.Running pages, String route, Optional<String> session, Optional<String> token) {
    String[] part = route.split(" ", 2);
    String path =
        part[1]
            .replace("{selector}", "liveness")
            .replace("{number}", "999999")
            .replace("{ending}", "retire")
            .replace("{id}", part[1].startsWith("/api/") ? "borne-x" : "999999")
            .replaceAll("\\{\\+?[a-z]+}", "no-such");
    HttpRequest.Builder request = pages.strangersRequest(path);
    session.ifPresent(it -> request.header("Cookie", "teleguichet=" + it));
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    if (!part[0].equals("GET")) {
      String base = pages.uri("").toString();
      request
          .header("Origin", base)
          .header(
              "Content-Type",
              path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded");
    }
    String body = part[0].equals("GET") ? "" : path.startsWith("/api/") ? "{}" : "x=y";
    request.method(
        part[0], body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      HttpResponse<InputStream> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer;
    } catch (IOException failure) {
      throw new IllegalStateException(route, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(route, interrupted);
    }
  }
}
