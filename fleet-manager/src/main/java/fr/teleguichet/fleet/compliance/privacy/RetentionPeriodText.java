package fr.teleguichet.fleet.compliance.privacy;

import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.appointment.AppointmentSettings;
import fr.teleguichet.fleet.audit.AuditSettings;
import fr.teleguichet.fleet.remotecommand.CommandResultSettings;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;

/** How long each kind of data is kept, as the program's own settings say it. */
@Singleton
public final class RetentionPeriodText {

  private final RetentionSettings retention;
  private final AuditSettings audit;
  private final AppointmentSettings appointments;
  private final CommandResultSettings results;
  private final SignInSettings accounts;

  RetentionPeriodText(
      RetentionSettings retention,
      AuditSettings audit,
      AppointmentSettings appointments,
      CommandResultSettings results,
      SignInSettings accounts) {
    this.retention = retention;
    this.audit = audit;
    this.appointments = appointments;
    this.results = results;
    this.accounts = accounts;
  }

  /** In words: {@code 25 mois}. */
  public String of(PersonalDataCategory category, LocalizedText text) {
    return switch (category) {
      case IMAGE_AND_SOUND, PAPERS, HELP -> say(category, text);
      case INTERVIEWS, SESSION_STEPS ->
          say(category, text, months(retention.interviewMonths(), text));
      case APPOINTMENTS ->
          say(category, text, appointments.codeDays(), months(retention.interviewMonths(), text));
      case ANSWERS -> say(category, text, months(retention.interviewMonths(), text));
      case PRESENCE ->
          say(
              category,
              text,
              days(retention.rawDays(), text),
              months(retention.hourlyMonths(), text));
      case KIOSK_STATES ->
          say(
              category,
              text,
              months(retention.changeMonths(), text),
              days(retention.rawDays(), text),
              months(retention.hourlyMonths(), text));
      case DIAGNOSTICS -> say(category, text, days((int) results.kept().toDays(), text));
      case ACCOUNTS ->
          say(
              category,
              text,
              text.say("compliance.minutes", accounts.idle().toMinutes()),
              text.say("compliance.hours", accounts.longest().toHours()));
      case AUDIT_LOG ->
          say(
              category,
              text,
              text.say("compliance.years", audit.years()),
              months(audit.addressMonths(), text));
      case CONTACTS, TRAININGS -> say(category, text);
    };
  }

  private static String say(PersonalDataCategory category, LocalizedText text, Object... periods) {
    return text.say("compliance.kept." + category.code(), periods);
  }

  private static String months(int months, LocalizedText text) {
    return text.say("compliance.months", months);
  }

  private static String days(int days, LocalizedText text) {
    return text.say("compliance.days", days);
  }
}
