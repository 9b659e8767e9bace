package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.account.person.AccountLinks;
import fr.teleguichet.fleet.account.person.Accounts;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way in for the very first person: a link that only who runs the program sees. */
@Singleton
public final class FirstAccount {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);

  private final Accounts accounts;
  private final AccountLinks links;

  FirstAccount(Accounts accounts, AccountLinks links) {
    this.accounts = accounts;
    this.links = links;
  }

  /**
   * Prints a new link while there is no account. This is the one secret that the log may have: it
   * is good for 24 hours, once, and for nothing as soon as there is an account.
   *
   * @param base the address that people type
   * @return the link; empty when there is an account
   */
  public Optional<String> announce(URI base) {
    if (!accounts.isEmpty()) {
      return Optional.empty();
    }
    String link = base.resolve("/first-account?token=" + links.makeFirst().reveal()).toString();
    LOG.warn("link={} nobody has an account yet; open this link within 24 hours", link);
    return Optional.of(link);
  }
}
