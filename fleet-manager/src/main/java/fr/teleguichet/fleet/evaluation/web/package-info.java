/** Pages and programming interface of evaluation reports. */
@NullMarked
package fr.teleguichet.fleet.evaluation.web;

import org.jspecify.annotations.NullMarked;
