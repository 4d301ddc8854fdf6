// SYNTAX TEST "source.go" "import paths of Plumego"
package shop

import "github.com/spcent/plumego/x/rest"
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.import.go - entity.name.namespace.plumego
//                                ^^^^^^ string.quoted.double.go entity.name.import.go entity.name.namespace.plumego
//     ^ punctuation.definition.string.begin.go
//                                      ^ punctuation.definition.string.end.go

import (
    "context"
//   ^^^^^^^ entity.name.import.go - entity.name.namespace.plumego
    mq "github.com/spcent/plumego/x/messaging/mq" // queue
//  ^^ variable.other.import.go
//                                ^^^^^^^^^^^^^^ entity.name.namespace.plumego
//                                                ^^ comment.line.double-slash.go
    . "github.com/spcent/plumego/v2/x/data"; _ "fmt"
//  ^ punctuation.other.period.go
//                                  ^^^^^^ entity.name.namespace.plumego
//                                         ^ - string
    _ "example.com/fork/plumego/router"
//                              ^^^^^^ entity.name.namespace.plumego
    `github.com/spcent/plumego/contract`
//                             ^^^^^^^^ entity.name.namespace.plumego
    "github.com/spcent/plumego"
//   ^^^^^^^^^^^^^^^^^^^^^^^^^^ - entity.name.namespace.plumego
    "golang.org/x/text"
//   ^^^^^^^^^^^^^^^^^ - entity.name.namespace.plumego
    "example.com/plumegox/x/rest"
//                        ^^^^^^ - entity.name.namespace.plumego
    "github.com/spcent/plumego/xrest"
//                             ^^^^^ - entity.name.namespace.plumego
    // "github.com/spcent/plumego/x/rest"
//                                ^^^^^^ - entity.name.namespace.plumego
)

const path = "github.com/spcent/plumego/x/rest"
//                                      ^^^^^^ entity.name.namespace.plumego
const text = "see github.com/spcent/plumego/x/rest for more"
//                                          ^^^^^^ - entity.name.namespace.plumego

func of(name string) string {
    return "github.com/spcent/plumego/x/rest"
//  ^^^^^^ keyword.control.go
//                                    ^^^^^^ entity.name.namespace.plumego
}
