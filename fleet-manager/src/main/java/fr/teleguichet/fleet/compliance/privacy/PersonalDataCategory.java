package fr.teleguichet.fleet.compliance.privacy;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.List;
import java.util.stream.Stream;

/** The data that the program works with, of citizens first and then of those who work for them. */
public enum PersonalDataCategory implements CodedEnum {
  IMAGE_AND_SOUND(ProcessingActivity.INTERVIEWS),
  PAPERS(ProcessingActivity.INTERVIEWS),
  INTERVIEWS(ProcessingActivity.INTERVIEWS),
  SESSION_STEPS(ProcessingActivity.INTERVIEWS),
  APPOINTMENTS(ProcessingActivity.INTERVIEWS),
  HELP(ProcessingActivity.INTERVIEWS),
  ANSWERS(ProcessingActivity.INTERVIEWS),
  PRESENCE(ProcessingActivity.INTERVIEWS),
  ACCOUNTS(ProcessingActivity.ACCOUNTS),
  AUDIT_LOG(ProcessingActivity.ACCOUNTS),
  CONTACTS(ProcessingActivity.NETWORK),
  TRAININGS(ProcessingActivity.NETWORK),
  KIOSK_STATES(ProcessingActivity.NETWORK),
  DIAGNOSTICS(ProcessingActivity.NETWORK);

  private final ProcessingActivity activity;

  PersonalDataCategory(ProcessingActivity activity) {
    this.activity = activity;
  }

  /** The data of one activity. */
  public static List<PersonalDataCategory> of(ProcessingActivity activity) {
    return Stream.of(values()).filter(it -> it.activity == activity).toList();
  }
}
