package pl.proassist.domain.policy;

/** The ways in which a message reaches a patient. */
public enum MessageChannel { EMAIL, SMS }
