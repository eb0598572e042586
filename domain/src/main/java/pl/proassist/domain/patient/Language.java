package pl.proassist.domain.patient;

/** The languages in which the product speaks to people; Polish first. */
public enum Language { PL, EN, UK }
