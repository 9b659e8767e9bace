package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountTable;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.Templates;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Tells people by mail, each in the own language and of the own part of the fleet. */
@Singleton
final class MailTarget implements DeliveryTarget {
  private final AccountTable accounts;
  private final AlertPreferenceTable preferences;
  private final AlertMailComposer alerts;
  private final DigestComposer digests;
  private final MessageBundles texts;
  private final Templates templates;
  private final MailSender sender;

  MailTarget(
      AccountTable accounts,
      AlertPreferenceTable preferences,
      AlertMailComposer alerts,
      DigestComposer digests,
      MessageBundles texts,
      Templates templates,
      MailSender sender) {
    this.accounts = accounts;
    this.preferences = preferences;
    this.alerts = alerts;
    this.digests = digests;
    this.texts = texts;
    this.templates = templates;
    this.sender = sender;
  }

  @Override
  public Channel channel() {
    return Channel.MAIL;
  }

  @Override
  public void deliver(Delivery delivery) throws IOException {
    Account account =
        accounts
            .find(delivery.account())
            .filter(Account::isActive)
            .orElseThrow(() -> new RefusedForGoodException("the account is gone"));
    LocalizedText text = texts.in(preferences.of(account.id(), account.role()).language());
    MailContent content =
        content(delivery, account, text)
            .orElseThrow(
                () -> new RefusedForGoodException("nothing of it is in the scope any more"));
    String html = templates.fill("alert/mail", Map.of("text", text, "mail", content));
    sender.send(account.email(), delivery, content, html);
  }

  private Optional<MailContent> content(Delivery delivery, Account account, LocalizedText text) {
    return delivery.alert().isPresent()
        ? alerts.compose(delivery.alert().getAsLong(), delivery.what(), account, text)
        : Optional.of(digests.compose(account.scope(), text));
  }
}
