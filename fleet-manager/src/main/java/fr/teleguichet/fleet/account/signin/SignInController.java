package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.PermitAll;
import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.account.password.PasswordHasher.BusyException;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.session.Session;
import fr.teleguichet.fleet.account.session.SessionCookies;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Signing in with a password and, where the person has one, a second factor; signing out. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SignInController {

  private static final Set<String> DONE = Set.of("out", "password", "provider", "unknown");

  private static final String LOST = "sign-in.code.lost";

  private final SignInService signIn;
  private final SignInCompletion doorway;
  private final AccountRepository accounts;
  private final SessionRepository sessions;
  private final SessionCookies cookies;
  private final SignInSettings settings;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  SignInController(
      SignInService signIn,
      SignInCompletion doorway,
      AccountRepository accounts,
      SessionRepository sessions,
      SessionCookies cookies,
      SignInSettings settings,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.signIn = signIn;
    this.doorway = doorway;
    this.accounts = accounts;
    this.sessions = sessions;
    this.cookies = cookies;
    this.settings = settings;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/sign-in")
  @PermitAll
  HttpResponse<String> page(HttpRequest<?> request) {
    String next = SignInCompletion.next(parameter(request, "next"));
    return page(request, HttpStatus.OK, "", next, Optional.empty(), Duration.ZERO);
  }

  @Post("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PermitAll
  HttpResponse<String> password(HttpRequest<?> request, @Body Map<String, String> fields) {
    String email = fields.getOrDefault("email", "");
    String next = SignInCompletion.next(fields.getOrDefault("next", ""));
    try {
      return switch (signIn.withPassword(
          email, fields.getOrDefault("password", ""), doorway.from(request))) {
        case SignInService.Result.TooSoon(Duration wait) ->
            page(
                request,
                HttpStatus.TOO_MANY_REQUESTS,
                email,
                next,
                Optional.of("sign-in.too-soon"),
                wait);
        case SignInService.Result.Refused() ->
            page(
                request,
                HttpStatus.UNPROCESSABLE_ENTITY,
                email,
                next,
                Optional.of("sign-in.refused"),
                Duration.ZERO);
        case SignInService.Result.NeedsCode(var session) ->
            cookies.give(
                request,
                SignInCompletion.redirect("/sign-in/code?next=" + encoded(next)),
                SessionCookies.Purpose.SESSION,
                session);
        case SignInService.Result.In in -> doorway.in(request, in, next);
      };
    } catch (BusyException _) {
      return page(
          request,
          HttpStatus.SERVICE_UNAVAILABLE,
          email,
          next,
          Optional.of("sign-in.busy"),
          Duration.ZERO);
    }
  }

  private static String encoded(String next) {
    return java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8);
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      HttpStatus status,
      String email,
      String next,
      Optional<String> fault,
      Duration wait) {
    SignInViewModel page =
        new SignInViewModel(
            email,
            next,
            fault,
            wait.toSeconds() + 1,
            settings.provider().isPresent(),
            accounts.isEmpty(),
            Optional.of(parameter(request, "done"))
                .filter(DONE::contains)
                .map("sign-in.done."::concat));
    return templates.page(
        status,
        "account/sign-in",
        frames.of(request, NavigationSection.NONE, "sign-in.title"),
        page);
  }

  @Get("/sign-in/code")
  @PermitAll
  HttpResponse<String> codePage(HttpRequest<?> request) {
    Optional<Session> waiting = waiting(request);
    return waiting.isEmpty()
        ? SignInCompletion.redirect("/sign-in")
        : codePage(
            request,
            HttpStatus.OK,
            new SignInViewModel.Code(
                SignInCompletion.next(parameter(request, "next")),
                waiting.filter(signIn::needsRecovery).map(_ -> LOST),
                0));
  }

  @Post("/sign-in/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PermitAll
  HttpResponse<String> code(HttpRequest<?> request, @Body Map<String, String> fields) {
    Optional<Session> waiting = waiting(request);
    if (waiting.isEmpty()) {
      return SignInCompletion.redirect("/sign-in");
    }
    String next = SignInCompletion.next(fields.getOrDefault("next", ""));
    return switch (signIn.withCode(
        waiting.get(), fields.getOrDefault("code", ""), doorway.from(request))) {
      case SignInService.Result.TooSoon(Duration wait) ->
          codePage(
              request,
              HttpStatus.TOO_MANY_REQUESTS,
              new SignInViewModel.Code(
                  next, Optional.of("sign-in.too-soon"), wait.toSeconds() + 1));
      case SignInService.Result.Refused(), SignInService.Result.NeedsCode(_) ->
          codePage(
              request,
              HttpStatus.UNPROCESSABLE_ENTITY,
              new SignInViewModel.Code(
                  next,
                  Optional.of(signIn.needsRecovery(waiting.get()) ? LOST : "sign-in.code.wrong"),
                  0));
      case SignInService.Result.In in -> doorway.in(request, in, next);
    };
  }

  private HttpResponse<String> codePage(
      HttpRequest<?> request, HttpStatus status, SignInViewModel.Code page) {
    return templates.page(
        status,
        "account/code",
        frames.of(request, NavigationSection.NONE, "sign-in.code.title"),
        page);
  }

  private Optional<Session> waiting(HttpRequest<?> request) {
    return cookies
        .read(request, SessionCookies.Purpose.SESSION)
        .flatMap(sessions::find)
        .filter(session -> !session.complete());
  }

  @Post("/sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AnyRoleAllowed
  HttpResponse<String> out(HttpRequest<?> request, Caller.Person person) {
    boolean _ = sessions.end(person.account(), person.session());
    return cookies.take(
        request, SignInCompletion.redirect("/sign-in?done=out"), SessionCookies.Purpose.SESSION);
  }

  private static String parameter(HttpRequest<?> request, String name) {
    return Objects.requireNonNullElse(request.getParameters().get(name), "");
  }
}
