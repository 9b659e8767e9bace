/** Tests of evaluation reports. */
@NullMarked
package fr.teleguichet.fleet.evaluation;

import org.jspecify.annotations.NullMarked;
