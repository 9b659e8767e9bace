/**
 * The unit as a member of its fleet: how it becomes one, what the link begins with, what it reports
 * of its making, and how it becomes nobody again.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.enrolment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
