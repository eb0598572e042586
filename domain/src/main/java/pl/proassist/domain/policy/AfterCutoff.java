package pl.proassist.domain.policy;

/** A booking made after the hour: pay by the same hour of the next day, or refused (DL-09, DL-10, A02). */
public enum AfterCutoff { ROLL, BLOCK }
