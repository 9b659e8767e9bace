package fr.teleguichet.fleet.account.person;

import static java.util.stream.Collectors.joining;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.web.http.PublicHosts;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;

/** What several pages of accounts show and write down. */
@Singleton
final class AccountPageRenderer {

  private final AccountRepository accounts;
  private final OneTimeAccountLinks links;
  private final AdviserServiceRepository advisers;
  private final AuditLog audit;
  private final PublicHosts doors;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  AccountPageRenderer(
      AccountRepository accounts,
      OneTimeAccountLinks links,
      AdviserServiceRepository advisers,
      AuditLog audit,
      PublicHosts doors,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.accounts = accounts;
    this.links = links;
    this.advisers = advisers;
    this.audit = audit;
    this.doors = doors;
    this.frames = frames;
    this.templates = templates;
  }

  /** Makes a link for the person and shows it, this once. */
  HttpResponse<String> link(HttpRequest<?> request, Account account) {
    String base = doors.base(String.valueOf(request.getHeaders().get("Host")));
    return templates.page(
        "account/link",
        frames.of(request, NavigationSection.ACCOUNTS, "account.link.title", account.name()),
        new AccountViewModels.Link(
            account, base + "/welcome?token=" + links.make(account.id()).reveal()));
  }

  /** The account of this number; without one, the page that says so answers. */
  Account account(long id) {
    return accounts.find(id).orElseThrow(() -> AccountViewModels.NOT_THERE.exception(""));
  }

  void note(Principal visitor, String action, Account account) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            action,
            account.email(),
            visitor.address(),
            Map.of(
                "role",
                account.role().code(),
                "services",
                advisers.of(account.id()).stream()
                    .sorted()
                    .map(ServiceCode::value)
                    .collect(joining(", ")),
                "scope",
                account.scope().isWholeFleet()
                    ? "fleet"
                    : String.join(", ", account.scope().territories()))));
  }
}
