package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Tells people by mail, each in the own language and of the own part of the fleet. */
@Singleton
final class MailNotificationSender implements NotificationSender {
  private final AccountRepository accounts;
  private final AlertPreferenceRepository preferences;
  private final AlertMailComposer alerts;
  private final DigestComposer digests;
  private final MessageBundles texts;
  private final TemplateRenderer templates;
  private final MailSender sender;

  MailNotificationSender(
      AccountRepository accounts,
      AlertPreferenceRepository preferences,
      AlertMailComposer alerts,
      DigestComposer digests,
      MessageBundles texts,
      TemplateRenderer templates,
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
            .filter(AlertOutbox::mayBeTold)
            .orElseThrow(() -> new RefusedForGoodException("the account has no alerts any more"));
    AlertPreference wish = preferences.of(account.id(), account.role());
    LocalizedText text = texts.in(wish.language());
    MailContent content =
        content(delivery, account, wish, text)
            .orElseThrow(() -> new RefusedForGoodException("it is not for this account any more"));
    String html = templates.fill("alert/mail", Map.of("text", text, "mail", content));
    sender.send(account.email(), delivery, content, html);
  }

  /** As things are now, which may be two days after it was put down. */
  private Optional<MailContent> content(
      Delivery delivery, Account account, AlertPreference wish, LocalizedText text) {
    if (delivery.alert().isPresent()) {
      return alerts.compose(delivery.alert().getAsLong(), delivery.what(), account, wish, text);
    }
    return wish.digest() ? Optional.of(digests.compose(account.scope(), text)) : Optional.empty();
  }
}
