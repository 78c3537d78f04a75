//! The catalogue: what can be asked of a holder, a line for each question.
//!
//! A new kind of status is one line below and its words in `locales/*/catalogue.ftl`: its name, and
//! by which law it is held. Nothing else in the program names the kinds one by one, except where a
//! rule is about one of them. A new age is a line too, with what its verifier learns.
//!
//! A number is what a code carries in its `scope` claim. It is never given to anything else, for
//! codes and receipts outlive the program; nor does a key ever change, for tables, addresses and
//! powers of attorney have it.

use serde::{Deserialize, Serialize};

macro_rules! catalogue {
    (
        ages { $($(#[doc = $about_age:literal])+ $age:ident: $age_number:literal, $age_key:literal, $years:literal;)+ }
        statuses { $($(#[doc = $about:literal])+ $kind:ident: $number:literal, $key:literal;)+ }
    ) => {
        /// A kind of status the registry knows.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum StatusKind {
            $($(#[doc = $about])+ #[serde(rename = $key)] $kind,)+
        }

        impl StatusKind {
            /// Every kind, in the order in which people see them.
            pub const ALL: [Self; [$($number),+].len()] = [$(Self::$kind),+];

            /// The stable name used in tables, addresses and text keys.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$kind => $key,)+
                }
            }

            /// Number of its scenario.
            pub(crate) fn number(self) -> u16 {
                match self {
                    $(Self::$kind => $number,)+
                }
            }
        }

        /// A question with a yes or a no.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(try_from = "String", into = "String")]
        pub enum Scenario {
            $($(#[doc = $about_age])+ $age,)+
            /// Does the holder have this status today?
            Status(StatusKind),
            /// Who is the holder? Answered only with the holder's consent to each request.
            Identity,
            /// The holder's place in an organization's loyalty programme.
            Loyalty,
        }

        impl Scenario {
            /// The questions about age, in the order in which people see them.
            pub const AGES: [Self; [$($age_number),+].len()] = [$(Self::$age),+];

            /// Years from which the answer is a yes, if it is a question about age.
            pub fn years(self) -> Option<i32> {
                match self {
                    $(Self::$age => Some($years),)+
                    _ => None,
                }
            }

            /// Number in the catalogue.
            pub fn number(self) -> u16 {
                match self {
                    $(Self::$age => $age_number,)+
                    Self::Identity => 2,
                    Self::Loyalty => 3,
                    Self::Status(kind) => kind.number(),
                }
            }

            /// The part of the key that stands for all but a status.
            pub(crate) fn word(self) -> &'static str {
                match self {
                    $(Self::$age => $age_key,)+
                    Self::Identity => "identity",
                    Self::Loyalty => "loyalty",
                    Self::Status(_) => "status",
                }
            }
        }
    };
}

catalogue! {
    ages {
        /// Is the holder 18 or older?
        Age18: 1, "age18", 18;
        /// Is the holder 21 or older?
        Age21: 5, "age21", 21;
        /// Is the holder 14 or older? Who is younger than 18 can show this and nothing else.
        Age14: 4, "age14", 14;
    }
    statuses {
        /// Parent or child of a large family (многодетная семья).
        LargeFamily: 16, "large_family";
        /// Full-time student.
        Student: 17, "student";
        /// Receives a pension.
        Pensioner: 18, "pensioner";
        /// Person with a disability.
        Disability: 19, "disability";
        /// Participant of the СВО.
        SvoParticipant: 20, "svo_participant";
        /// Member of the family of a participant of the СВО.
        SvoFamily: 21, "svo_family";
        /// Veteran.
        Veteran: 22, "veteran";
    }
}
