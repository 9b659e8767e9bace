package fr.teleguichet.fleet.interview.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What only single interviews tell, as long as they are kept so.
 *
 * @param oldest the day of the oldest that is kept; none where there is none
 * @param hours when they began
 * @param waits how long those who were served waited
 * @param lengths how long interviews were
 * @param funnel from people before a kiosk to interviews; none of one service, since nobody knows
 *     for which a person stopped
 */
record SingleInterviewFigures(
    Optional<LocalDate> oldest,
    List<InterviewRepository.Hour> hours,
    SecondsHistogram waits,
    SecondsHistogram lengths,
    Optional<PresenceFunnel> funnel) {}
