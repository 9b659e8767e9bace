package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.person.OneTimeAccountLinks;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.platform.datadir.AtomicFileWriter;
import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import jakarta.inject.Singleton;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in for the very first person: a link that only who runs the program sees, on the terminal
 * or in a file that nobody else can read. A log is read by many and kept for long.
 */
@Singleton
public final class FirstAccountLink {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAccountLink.class);
  private static final String QUERY = "/first-account?token=";

  private final AccountRepository accounts;
  private final OneTimeAccountLinks links;

  FirstAccountLink(AccountRepository accounts, OneTimeAccountLinks links) {
    this.accounts = accounts;
    this.links = links;
  }

  /**
   * Says where the link is while there is no account: the same one until it expires, once, and for
   * nothing as soon as there is an account.
   *
   * @param base the address that people type
   * @param file keeps the link, readable by the owner only; it goes when there is an account
   * @return the link; empty when there is an account
   */
  public Optional<String> announce(URI base, Path file) {
    try {
      if (!accounts.isEmpty()) {
        boolean _ = Files.deleteIfExists(file);
        return Optional.empty();
      }
      SecretToken token = kept(file).filter(links::isFirst).orElseGet(links::makeFirst);
      String link = base.resolve(QUERY + token.reveal()).toString();
      AtomicFileWriter.write(file, link + "\n");
      tell(link, file);
      return Optional.of(link);
    } catch (IOException failure) {
      throw DataFolderException.notWritable(file, failure);
    }
  }

  private static Optional<SecretToken> kept(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String link = Files.readString(file).strip();
    int token = link.indexOf(QUERY);
    return token < 0
        ? Optional.empty()
        : Optional.of(new SecretToken(link.substring(token + QUERY.length())));
  }

  private static void tell(String link, Path file) {
    LOG.atWarn()
        .addKeyValue("file", file)
        .log("Nobody has an account yet; open the link in this file within 24 hours.");
    Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .ifPresent(terminal -> terminal.printf("%n  The first account:  %s%n%n", link));
  }
}
