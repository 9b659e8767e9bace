package fr.teleguichet.fleet.account.token;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.KnownTerritories;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RoleAndScopeForm;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.account.ReauthenticationVerifier;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.StoredActor;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Scripts' tokens, for coordinators of the whole fleet. */
@Hidden
@Controller("/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ApiTokenController {

  private static final int MAX_NAME_LENGTH = 60;
  private static final String USUAL_DAYS = "365";

  /** A token of more days is as good as one without end, and wants the same proof. */
  private static final int MAX_DAYS_WITHOUT_PROOF = 366;

  private final ApiTokenRepository tokens;
  private final KnownTerritories territories;
  private final ReauthenticationVerifier proof;
  private final AuditLog audit;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  ApiTokenController(
      ApiTokenRepository tokens,
      KnownTerritories territories,
      ReauthenticationVerifier proof,
      AuditLog audit,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.tokens = tokens;
    this.territories = territories;
    this.proof = proof;
    this.audit = audit;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> list(HttpRequest<?> request, Caller.Person person) {
    return page(
        request,
        person,
        HttpStatus.OK,
        new ApiTokenViewModels.Form("", USUAL_DAYS, false, RoleAndScopeForm.blank(), Map.of()));
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      Caller.Person person,
      HttpStatus status,
      ApiTokenViewModels.Form form) {
    return templates.page(
        status,
        "account/tokens",
        frames.of(request, NavigationSection.ACCOUNTS, "token.list.title"),
        new ApiTokenViewModels.Listing(
            tokens.all(),
            form,
            territories.names(),
            clock.instant(),
            proof.isByPassword(person),
            CompletionMessageResolver.message(request, "token.done.", Set.of("revoked"))));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> make(
      HttpRequest<?> request, Caller.Person person, @Body Map<String, String> fields) {
    ApiTokenViewModels.Form form = checked(fields);
    boolean wantsProof = form.errors().isEmpty() && wantsProof(form);
    if (wantsProof) {
      form = proof.fault(person, fields).map(form::refused).orElse(form);
    }
    if (!form.errors().isEmpty()) {
      return page(request, person, HttpStatus.UNPROCESSABLE_ENTITY, form);
    }
    Optional<Duration> life =
        form.endless()
            ? Optional.empty()
            : Optional.of(Duration.ofDays(Long.parseLong(form.days())));
    if (wantsProof) {
      proof.endOthers(person);
    }
    Principal visitor = person.visitor();
    note(visitor, form.endless() ? "token.made-endless" : "token.made", form.name());
    SecretToken token =
        tokens.make(
            form.name(),
            form.rights().chosenRole(),
            form.rights().chosenScope(),
            StoredActor.of(visitor.actor()).name(),
            life);
    return templates.page(
        "account/token-made",
        frames.of(request, NavigationSection.ACCOUNTS, "token.made.title", form.name()),
        new ApiTokenViewModels.Made(form.name(), token));
  }

  private static boolean wantsProof(ApiTokenViewModels.Form form) {
    return form.endless() || Integer.parseInt(form.days()) > MAX_DAYS_WITHOUT_PROOF;
  }

  private static ApiTokenViewModels.Form checked(Map<String, String> fields) {
    String name = fields.getOrDefault("name", "").strip();
    String typed = fields.getOrDefault("days", "").strip();
    // Nobody makes a token without end by leaving something out.
    String days = typed.isEmpty() ? USUAL_DAYS : typed;
    RoleAndScopeForm rights = RoleAndScopeForm.of(fields);
    Map<String, String> errors = new LinkedHashMap<>(rights.errors());
    if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0," + (MAX_NAME_LENGTH - 1) + "}")
        || name.equals(ApiTokenRepository.LOCAL)) {
      errors.put("name", "token.name.wrong");
    }
    if (!days.matches("[1-9][0-9]{0,3}")) {
      errors.put("days", "token.days.wrong");
    }
    return new ApiTokenViewModels.Form(name, days, fields.containsKey("endless"), rights, errors);
  }

  @Get("/{id}/revoke")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> question(HttpRequest<?> request, @PathVariable long id) {
    ApiTokenDetails token = find(id);
    return templates.page(
        "account/token-revoke",
        frames.of(request, NavigationSection.ACCOUNTS, "token.revoke.title", token.name()),
        token);
  }

  @Post("/{id}/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> revoke(Principal visitor, @PathVariable long id) {
    ApiTokenDetails token = find(id);
    note(visitor, "token.revoked", token.name());
    boolean _ = tokens.revoke(id);
    return RedirectResponse.to("/tokens?done=revoked");
  }

  private ApiTokenDetails find(long id) {
    return tokens.find(id).orElseThrow(() -> ApiTokenViewModels.NOT_THERE.exception(""));
  }

  private void note(Principal visitor, String action, String name) {
    audit.append(new AuditEntry(visitor.actor(), action, name, visitor.address(), Map.of()));
  }
}
