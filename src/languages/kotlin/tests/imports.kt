package com.example.app

import com.example.Service
import com.example.util.*
import com.example.model.User as Person
import com.example.Outer.Inner.CONSTANT
import com.example.`in`.Thing
import top
