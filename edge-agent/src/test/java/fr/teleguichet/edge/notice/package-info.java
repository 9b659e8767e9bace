@org.jspecify.annotations.NullMarked
package fr.teleguichet.edge.notice;
