/** Tests of {@code fr.teleguichet.edge.enrolment}. */
@NullMarked
package fr.teleguichet.edge.enrolment;

import org.jspecify.annotations.NullMarked;
