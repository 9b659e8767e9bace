package fr.teleguichet.demo.past;

import java.time.LocalDate;

/**
 * What nobody answered after an interview, in the words of the common survey.
 *
 * @param kiosk its name
 * @param day of the interview
 */
record PastSurveyAnswers(
    String kiosk,
    String service,
    LocalDate day,
    String satisfaction,
    String recommend,
    String resolved,
    String alternative,
    String referral) {}
