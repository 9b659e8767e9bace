package fr.teleguichet.fleet.opendata;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A line of the published figures: what is hidden is not in it.
 *
 * @param level of what it is
 * @param site the site's code; empty where it is of none
 * @param siteName the site's name when it was published
 * @param insee the INSEE code of the site's commune; empty where it is of none
 * @param service the service's code; empty where it is of all
 * @param serviceName the service's French name when it was published
 * @param interviews how many were held; null where that is secret
 * @param interviewState whether it is published
 * @param answers how many answered; null where that is not published
 * @param satisfied the share of the satisfied among them, 0 to 1
 * @param verySatisfied the share of the very satisfied among them, 0 to 1
 * @param recommend the share that would recommend the service, 0 to 1
 * @param resolved the share whose request was met in full, 0 to 1
 * @param answerState whether they are published
 * @param minutes how long the interviews were on average, of the network and its services; null
 *     where that is not published
 */
@Serdeable
record OpenDataLine(
    OpenDataLevel level,
    String site,
    String siteName,
    String insee,
    String service,
    String serviceName,
    @Nullable Long interviews,
    ConfidentialityStatus interviewState,
    @Nullable Long answers,
    @Nullable Double satisfied,
    @Nullable Double verySatisfied,
    @Nullable Double recommend,
    @Nullable Double resolved,
    ConfidentialityStatus answerState,
    @Nullable Double minutes) {}
